using System.Runtime.CompilerServices;
using System.Text.Json;
using ChatDigestBot.Shared;
using ChatDigestBot.Telegram.Api;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.InlineQueryResults;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatDigestBot.Tests.Telegram.Api;

public sealed class RequestTests
{
    public static TheoryData<IRequest, string> Written => new()
    {
        { new GetMeRequest(), "{}" },
        { new GetUpdatesRequest { Offset = 5, Timeout = 50, AllowedUpdates = [UpdateType.Message] }, """{"offset":5,"timeout":50,"allowed_updates":["message"]}""" },
        { new SetWebhookRequest { Url = "https://a.b/c", SecretToken = "s" }, """{"url":"https://a.b/c","secret_token":"s"}""" },
        {
            new EditHtmlRequest(1, 2, HtmlText.Encode("<").Bold())
            {
                LinkPreviewOptions = new LinkPreviewOptions { IsDisabled = true },
                ReplyMarkup = new InlineKeyboardMarkup([[InlineKeyboardButton.WithCallbackData("智慧", "/read a"), InlineKeyboardButton.WithUrl("b", "https://a.b")]]),
            },
            """{"chat_id":1,"message_id":2,"text":"<b>&lt;</b>","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_markup":{"inline_keyboard":[[{"text":"智慧","callback_data":"/read a"},{"text":"b","url":"https://a.b"}]]}}"""
        },
        { new EditMessageReplyMarkupRequest { ChatId = 1, MessageId = 2 }, """{"chat_id":1,"message_id":2}""" },
        { new DeleteMessagesRequest { ChatId = 1, MessageIds = [2, 3] }, """{"chat_id":1,"message_ids":[2,3]}""" },
        { new AnswerCallbackQueryRequest { CallbackQueryId = "9", Text = "ok", ShowAlert = true }, """{"callback_query_id":"9","text":"ok","show_alert":true}""" },
        {
            new AnswerInlineQueryRequest { InlineQueryId = "9", CacheTime = 5, Results = [new InlineQueryResultArticle { Id = "x", Title = "t", InputMessageContent = new InlineHtmlContent(HtmlText.Encode("m")) }] },
            """{"inline_query_id":"9","results":[{"type":"article","title":"t","input_message_content":{"message_text":"m","parse_mode":"HTML"},"id":"x"}],"cache_time":5}"""
        },
        {
            new SetMyCommandsRequest { Commands = [new BotCommand { Command = "start", Description = "Begin" }], Scope = new BotCommandScopeChat { ChatId = 5 }, LanguageCode = "zh" },
            """{"commands":[{"command":"start","description":"Begin"}],"scope":{"type":"chat","chat_id":5},"language_code":"zh"}"""
        },
        { new SendHtmlPhotoRequest(1, InputFile.FromUri("https://a.b/c.png"), HtmlText.Encode("c")), """{"chat_id":1,"photo":"https://a.b/c.png","caption":"c","parse_mode":"HTML"}""" },
        { new SendChatActionRequest { ChatId = 1, Action = ChatAction.Typing }, """{"chat_id":1,"action":"typing"}""" },
    };

    [Theory]
    [MemberData(nameof(Written), DisableDiscoveryEnumeration = true)]
    public void A_request_is_written_with_nothing_absent_and_nothing_escaped(IRequest request, string json) =>
        Assert.Equal(json, System.Text.Encoding.UTF8.GetString(BotJson.Write(request)));

    [Fact]
    public void Every_request_of_the_library_can_be_written()
    {
        var requests = typeof(SendMessageRequest).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsGenericType: false } && type.IsAssignableTo(typeof(IRequest)))
            .ToList();

        Assert.True(requests.Count > 150);
        Assert.All(requests, type => Assert.NotEmpty(BotJson.Write(Empty(type))));
    }

    [Fact]
    public void A_request_leaves_no_file_behind_for_the_next()
    {
        using var form = RequestWriter.Write(new SendHtmlDocumentRequest(1, InputFile.FromStream(new MemoryStream([1]), "x"), default));
        using var json = RequestWriter.Write(TestClient.Hello);

        Assert.Equal((true, false), (form.HasFiles, json.HasFiles));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_replaced_not_fatal()
    {
        using var written = JsonDocument.Parse(BotJson.Write(TestClient.Say("a\ud83d b")));
        Assert.Equal("a\ufffd b", written.RootElement.GetProperty("text").GetString());
    }

    [Fact]
    public void A_printed_token_is_three_dots() => Assert.Equal("…", $"{TestClient.OptionsFor(new Uri("http://a.b")).Token}");

    // An enum that must be given has no name for its zero.
    private static IRequest Empty(Type type)
    {
        var request = (IRequest)RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties().Where(property => property.PropertyType.IsEnum && property.CanWrite))
        {
            property.SetValue(request, Enum.GetValues(property.PropertyType).GetValue(0));
        }

        return request;
    }
}
