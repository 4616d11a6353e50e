using System.Net.Http.Headers;
using System.Text;
using ChatDigestBot.Playground.BotApi;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Tests.Playground.BotApi;

public sealed class RequestFormTests : IAsyncLifetime
{
    private readonly BotApiBench bench = new() { Options = new BotApiOptions { PathPrefix = "/telegram" } };

    [Fact]
    public async Task Query_string_form_json_and_multipart_say_the_same()
    {
        var address = bench.AddressOf("sendMessage");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["chat_id"] = $"{bench.Ada.Id}", ["text"] = "智 form" });
        using var multipart = new MultipartFormDataContent { { new StringContent($"{bench.Ada.Id}"), "chat_id" }, { new StringContent("智 multipart"), "text" } };

        await bench.GetAsync($"{address}?chat_id={bench.Ada.Id}&text={Uri.EscapeDataString("智 query")}");
        await bench.PostAsync(address, form);
        await bench.PostAsync(address, multipart);
        await bench.CallAsync("sendMessage", new { chat_id = $"{bench.Ada.Id}", text = "智 json" });

        Assert.Equal(["智 query", "智 form", "智 multipart", "智 json"], bench.World.MessagesIn(bench.World.PrivateChat(bench.Ada)).Select(message => message.Text));
    }

    [Theory]
    [InlineData("/telegram/bot{token}/getMe", 200)]
    [InlineData("/telegram/bot{token}/GETME", 200)]
    [InlineData("/bot{token}/getMe", 404)]
    [InlineData("/telegram/bot7000000001/getMe", 404)]
    [InlineData("/telegram/botabc:def/getMe", 404)]
    [InlineData("/telegram/bot7000000001:wrong/getMe", 401)]
    [InlineData("/telegram/bot{token}/", 404)]
    [InlineData("/telegram/bot{token}", 404)]
    [InlineData("/", 404)]
    public async Task The_path_decides(string path, int status)
    {
        var origin = new Uri(bench.Server.Url).GetLeftPart(UriPartial.Authority);

        var reply = await bench.GetAsync(origin + path.Replace("{token}", bench.Server.Token, StringComparison.Ordinal));

        Assert.Equal(status, reply.Status);
        Assert.Equal(status is 401 ? "Unauthorized" : status is 200 ? null : reply.Description, status is 200 ? null : reply.Description);
    }

    [Fact]
    public async Task A_document_is_uploaded_with_a_caption_and_can_be_sent_again_by_its_id()
    {
        using var multipart = new MultipartFormDataContent
        {
            { new StringContent($"{bench.Ada.Id}"), "chat_id" },
            { new StringContent("<b>export</b>"), "caption" },
            { new StringContent("HTML"), "parse_mode" },
            { new StringContent("attach://export"), "document" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes("{\"a\":1}")) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } }, "export", "my.json" },
        };

        var reply = await bench.PostAsync(bench.AddressOf("sendDocument"), multipart);

        Assert.Equal("my.json", reply.Result.GetProperty("document").GetProperty("file_name").GetString());
        Assert.Equal("bold", reply.Result.GetProperty("caption_entities")[0].GetProperty("type").GetString());
        var file = bench.World.MessagesIn(bench.World.PrivateChat(bench.Ada)).Single().Attachment!;
        Assert.Equal("{\"a\":1}", Encoding.UTF8.GetString(file.Bytes.Span));

        var again = await bench.CallAsync("sendDocument", new { chat_id = bench.Ada.Id, document = file.FileId });
        Assert.Equal(file.FileId, again.Result.GetProperty("document").GetProperty("file_id").GetString());
    }

    [Theory]
    [InlineData("https://example.org/a.jpg", "")]
    [InlineData("https://gone.invalid/a.jpg", "400 Bad Request: failed to get HTTP URL content")]
    [InlineData("https://localhost/a.jpg", "400 Bad Request: wrong HTTP URL specified")]
    [InlineData("no-such-file", "400 Bad Request: wrong remote file identifier specified: Wrong character in the string")]
    [InlineData("", "400 Bad Request: there is no photo in the request")]
    public async Task A_photo_by_address(string photo, string error)
    {
        var reply = await bench.CallAsync("sendPhoto", new { chat_id = bench.Ada.Id, photo });

        Assert.Equal(error, reply.IsOk ? "" : reply.AsLine());
    }

    [Theory]
    [InlineData("{\"chat_id\":1", "400 Bad Request: PLAYGROUND: the body is no JSON")]
    [InlineData("[1]", "400 Bad Request: JSON object expected")]
    [InlineData("", "400 Bad Request: message text is empty")]
    public async Task A_broken_body_is_refused(string body, string error)
        => Assert.StartsWith(error, (await bench.CallAsync("sendMessage", body)).AsLine(), StringComparison.Ordinal);

    [Theory]
    [InlineData("Host", "evil.example.org")]
    [InlineData("Origin", "https://evil.example.org")]
    public async Task A_page_elsewhere_reaches_nothing(string header, string value)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, bench.AddressOf("getMe"));
        request.Headers.TryAddWithoutValidation(header, value);

        using var response = await http.SendAsync(request);

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Answers_escape_what_is_not_ascii_and_hold_what_a_client_reads()
    {
        bench.World.Say(bench.Ada, "hello");

        var reply = await bench.CallAsync("sendMessage", """{"chat_id":CHAT,"text":"智慧 <b>x</b>","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_parameters":{"message_id":1},"reply_markup":{"inline_keyboard":[[{"text":"t","callback_data":"/x"}]]}}""".Replace("CHAT", $"{bench.Ada.Id}", StringComparison.Ordinal));

        Assert.Equal(
            """{"ok":true,"result":{"message_id":2,"from":{"id":7000000001,"is_bot":true,"first_name":"ChatDigest","username":"chat_digest_bot"},"chat":{"id":1000001,"first_name":"Ada","type":"private"},"date":1795334400,"reply_to_message":{"message_id":1,"from":{"id":1000001,"is_bot":false,"first_name":"Ada","language_code":"en"},"chat":{"id":1000001,"first_name":"Ada","type":"private"},"date":1795334400,"text":"hello"},"text":"\u667A\u6167 x","entities":[{"offset":3,"length":1,"type":"bold"}],"link_preview_options":{"is_disabled":true},"reply_markup":{"inline_keyboard":[[{"text":"t","callback_data":"/x"}]]}}}""",
            reply.Raw);
    }

    [Fact]
    public async Task A_bot_may_change_its_menu_and_profile()
    {
        await bench.CallAsync("setMyCommands", """{"commands":[{"command":"help","description":"Hilfe"}],"scope":{"type":"all_private_chats"},"language_code":"en"}""");
        await bench.CallAsync("setMyDescription", """{"description":"d"}""");

        Assert.Equal("""[{"command":"help","description":"Hilfe"}]""", (await bench.CallAsync("getMyCommands", """{"scope":{"type":"all_private_chats"},"language_code":"en"}""")).AsLine());
        Assert.Equal("[]", (await bench.CallAsync("getMyCommands")).AsLine());
        Assert.Equal([new MenuCommand("help", "Hilfe")], bench.World.MenuFor(bench.Ada, bench.World.PrivateChat(bench.Ada)));
        Assert.Equal("""{"description":"d"}""", (await bench.CallAsync("getMyDescription", """{"language_code":"zh"}""")).AsLine());
    }

    public async Task InitializeAsync() => await bench.InitializeAsync();

    public async Task DisposeAsync()
    {
        await bench.DisposeAsync();
        bench.Dispose();
    }
}
