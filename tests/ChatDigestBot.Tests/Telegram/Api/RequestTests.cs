using System.Text.Json;
using ChatDigestBot.Shared;
using ChatDigestBot.Telegram.Api;

namespace ChatDigestBot.Tests.Telegram.Api;

public sealed class RequestTests
{
    public static TheoryData<object, string> Written => new()
    {
        { new GetMe(), "{}" },
        { new GetUpdates { Offset = 5, Timeout = 50, AllowedUpdates = ["message"] }, """{"offset":5,"timeout":50,"allowed_updates":["message"]}""" },
        { new SetWebhook { Url = "https://a.b/c", SecretToken = "s" }, """{"url":"https://a.b/c","secret_token":"s"}""" },
        {
            new EditMessageText
            {
                ChatId = 1,
                MessageId = 2,
                Text = HtmlText.Encode("<").Bold(),
                LinkPreviewOptions = LinkPreviewOptions.Disabled,
                ReplyMarkup = new InlineKeyboard { Rows = [[new InlineButton { Text = "智慧", CallbackData = "/read a" }, new InlineButton { Text = "b", Url = "https://a.b" }]] },
            },
            """{"chat_id":1,"message_id":2,"text":"<b>&lt;</b>","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_markup":{"inline_keyboard":[[{"text":"智慧","callback_data":"/read a"},{"text":"b","url":"https://a.b"}]]}}"""
        },
        { new EditMessageReplyMarkup { ChatId = 1, MessageId = 2 }, """{"chat_id":1,"message_id":2}""" },
        { new DeleteMessages { ChatId = 1, MessageIds = [2, 3] }, """{"chat_id":1,"message_ids":[2,3]}""" },
        { new AnswerCallbackQuery { CallbackQueryId = "9", Text = "ok", ShowAlert = true }, """{"callback_query_id":"9","text":"ok","show_alert":true}""" },
        {
            new AnswerInlineQuery { InlineQueryId = "9", CacheTime = 5, Results = [new InlineArticle { Id = "x", Title = "t", InputMessageContent = new InlineMessageContent { MessageText = HtmlText.Encode("m") } }] },
            """{"inline_query_id":"9","results":[{"type":"article","id":"x","title":"t","input_message_content":{"message_text":"m","parse_mode":"HTML"}}],"cache_time":5}"""
        },
        {
            new SetMyCommands { Commands = [new BotCommand { Name = "start", Description = "Begin" }], Scope = BotCommandScope.Chat(5), LanguageCode = "zh" },
            """{"commands":[{"command":"start","description":"Begin"}],"scope":{"type":"chat","chat_id":5},"language_code":"zh"}"""
        },
        { new SendPhoto { ChatId = 1, Photo = "https://a.b/c.png", Caption = HtmlText.Encode("c") }, """{"chat_id":1,"photo":"https://a.b/c.png","caption":"c","parse_mode":"HTML"}""" },
        { new SendDocument { ChatId = 1, Upload = FileUpload.FromBytes("a", []) }, """{"chat_id":1,"parse_mode":"HTML"}""" },
    };

    [Theory]
    [MemberData(nameof(Written), DisableDiscoveryEnumeration = true)]
    public void A_request_is_written_with_nothing_absent_and_nothing_escaped(object request, string json) =>
        Assert.Equal(json, System.Text.Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(request, BotJson.InfoOf(request.GetType()))));

    [Fact]
    public void Every_request_can_be_written()
    {
        var requests = typeof(ApiRequest<>).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, BaseType.IsGenericType: true } && type.BaseType.GetGenericTypeDefinition() == typeof(ApiRequest<>))
            .ToList();

        Assert.True(requests.Count > 15);
        Assert.All(requests, type =>
        {
            Assert.NotNull(BotJson.InfoOf(type));
            Assert.NotNull(BotJson.InfoOf(type.BaseType!.GetGenericArguments()[0]));
        });
    }

    [Fact]
    public void Only_messages_count_against_the_limits_for_messages()
    {
        Assert.Equal((1, 7L), (TestClient.Hello.Messages, TestClient.Hello.PacedChat));
        Assert.Equal(0, new AnswerCallbackQuery { CallbackQueryId = "a" }.Messages);
        Assert.Equal(0, new GetChatMember { ChatId = 1, UserId = 2 }.Messages);
        Assert.Equal((0, null), (new EditMessageText { InlineMessageId = "a", Text = default }.Messages, new EditMessageText { InlineMessageId = "a", Text = default }.PacedChat));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_replaced_not_fatal()
    {
        var request = TestClient.Hello with { Text = HtmlText.Encode("a\ud83d b") };

        using var written = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(request, BotJson.InfoOf<SendMessage>()));
        Assert.Equal("a\ufffd b", written.RootElement.GetProperty("text").GetString());
    }

    [Fact]
    public void A_printed_token_is_three_dots() => Assert.Equal("…", $"{TestClient.OptionsFor(new Uri("http://a.b")).Token}");
}
