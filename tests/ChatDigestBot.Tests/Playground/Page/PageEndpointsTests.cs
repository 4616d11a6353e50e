using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatDigestBot.Playground.Page;
using ChatDigestBot.Playground.Worlds;
using ChatDigestBot.Tests.Browser;

namespace ChatDigestBot.Tests.Playground.Page;

public sealed class PageEndpointsTests : IAsyncLifetime
{
    private PageUnderTest page = null!;
    private HttpClient client = null!;

    private Person Emma => page.World.People[1];

    public async Task InitializeAsync()
    {
        page = await PageUnderTest.StartAsync(PageScene.Fill);
        client = new HttpClient { BaseAddress = page.Address };
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await page.DisposeAsync();
    }

    [Fact]
    public async Task A_foreign_host_or_origin_is_turned_away()
    {
        using var rebound = new HttpRequestMessage(HttpMethod.Get, "/api/state") { Headers = { Host = "evil.example" } };
        using var first = await client.SendAsync(rebound);
        Assert.Equal(HttpStatusCode.Forbidden, first.StatusCode);

        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/api/people") { Content = JsonContent.Create(new { name = "x", language = "en" }) };
        foreign.Headers.Add("Origin", "http://evil.example");
        using var second = await client.SendAsync(foreign);
        Assert.Equal(HttpStatusCode.Forbidden, second.StatusCode);
        Assert.Equal(5, page.World.People.Count);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/js/main.js")]
    [InlineData("/api/state")]
    [InlineData("/nowhere")]
    public async Task Every_answer_forbids_what_the_page_does_not_need(string path)
    {
        using var answer = await client.GetAsync(path);

        Assert.Equal(PageHeaders.ContentSecurityPolicy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task Every_file_the_page_names_is_there_and_nothing_comes_from_elsewhere()
    {
        var files = new PageFiles().Paths;
        Assert.True(files.Count > 20, "looked at too few files");
        foreach (var file in files)
        {
            using var answer = await client.GetAsync(file);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotMatch(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|(src|href|import)[^\n]{0,20}https?://", text);
            foreach (Match import in Regex.Matches(text, "from \"\\./(.+?)\""))
            {
                Assert.Contains($"js/{import.Groups[1].Value}", files);
            }
        }
    }

    [Fact]
    public async Task Files_are_not_sent_again_while_they_are_the_same()
    {
        using var first = await client.GetAsync("/js/main.js");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/js/main.js");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task What_the_world_refuses_is_told_in_its_words()
    {
        page.World.Block(Emma);

        using var answer = await client.PostAsJsonAsync($"/api/chats/{Emma.Id}/messages", new { person = Emma.Id, text = "hello" });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("Emma Clarke has blocked the bot.", (await ReadAsync(answer)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task An_empty_message_is_none()
    {
        using var answer = await client.PostAsJsonAsync($"/api/chats/{Emma.Id}/messages", new { person = Emma.Id, text = "  \n" });
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Fact]
    public async Task A_document_is_only_saved_and_a_picture_by_address_is_painted_here()
    {
        var reader = page.World.People[0];
        var messages = page.World.MessagesIn(page.World.PrivateChat(reader));
        var photo = messages.Single(message => message.Attachment?.Kind == AttachmentKind.Photo);
        var document = messages.Single(message => message.Attachment?.Kind == AttachmentKind.Document);

        using var painted = await client.GetAsync($"/api/chats/{reader.Id}/messages/{photo.Id}/file");
        using var saved = await client.GetAsync($"/api/chats/{reader.Id}/messages/{document.Id}/file");

        Assert.Equal("image/svg+xml", painted.Content.Headers.ContentType?.MediaType);
        Assert.Contains("images.example.org", await painted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("application/octet-stream", saved.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", saved.Content.Headers.ContentDisposition?.DispositionType);
    }

    [Fact]
    public async Task Events_go_on_after_the_last_one_seen_and_another_run_begins_anew()
    {
        using var answer = await client.GetAsync("/api/state");
        var after = (await ReadAsync(answer)).GetProperty("after").GetString();
        PageScene.Send(page.World, Emma, "said between");

        var seen = await ReadEventAsync($"/api/events?after={after}", "message");
        Assert.Equal("said between", seen.GetProperty("text").GetString());

        await ReadEventAsync("/api/events?after=otherrun-1", "reload");
    }

    [Fact]
    public async Task Time_cannot_be_moved_without_the_bot()
    {
        using var answer = await client.PostAsJsonAsync("/api/clock", new { to = "morning" });
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);

        using var state = await client.GetAsync("/api/state");
        Assert.False((await ReadAsync(state)).GetProperty("clock").GetProperty("canJump").GetBoolean());
    }

    [Fact]
    public async Task A_fault_is_switched_on_and_off()
    {
        Assert.Equal(HttpStatusCode.NotFound, await SwitchAsync("earthquake", isOn: true));
        Assert.Equal(HttpStatusCode.NoContent, await SwitchAsync("slow", isOn: true));
        Assert.Equal(["slow"], await FaultsAsync());
        await SwitchAsync("slow", isOn: false);
        Assert.Empty(await FaultsAsync());
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();

    private async Task<HttpStatusCode> SwitchAsync(string name, bool isOn)
    {
        using var answer = await client.PostAsJsonAsync("/api/faults", new { name, isOn });
        return answer.StatusCode;
    }

    private async Task<IEnumerable<string?>> FaultsAsync()
    {
        using var answer = await client.GetAsync("/api/state");
        var faults = (await ReadAsync(answer)).GetProperty("faults").EnumerateArray();
        return faults.Where(fault => fault.GetProperty("isOn").GetBoolean()).Select(fault => fault.GetProperty("name").GetString());
    }

    private async Task<JsonElement> ReadEventAsync(string path, string name)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var stream = await client.GetStreamAsync(path, patience.Token);
        var item = await SseParser.Create(stream).EnumerateAsync(patience.Token).FirstAsync(item => item.EventType == name, patience.Token);
        return JsonElement.Parse(item.Data);
    }
}
