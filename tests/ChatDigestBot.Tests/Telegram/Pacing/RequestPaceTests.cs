using ChatDigestBot.Telegram.Pacing;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatDigestBot.Tests.Telegram.Pacing;

public sealed class RequestPaceTests
{
    public static TheoryData<IRequest, long?, int> Paces => new()
    {
        { TestClient.Hello, 7, 1 },
        { new EditMessageTextRequest { ChatId = 7, MessageId = 1, Text = "x" }, 7, 1 },
        { new EditMessageReplyMarkupRequest { ChatId = 7, MessageId = 1 }, 7, 1 },
        { new SendPhotoRequest { ChatId = 7, Photo = "file" }, 7, 1 },
        { new SendDocumentRequest { ChatId = 7, Document = "file" }, 7, 1 },
        { new CopyMessageRequest { ChatId = 7, FromChatId = 8, MessageId = 1 }, 7, 1 },
        { new SendMediaGroupRequest { ChatId = 7, Media = [new InputMediaPhoto("a"), new InputMediaPhoto("b")] }, 7, 2 },
        { new ForwardMessagesRequest { ChatId = 7, FromChatId = 8, MessageIds = [1, 2, 3] }, 7, 3 },
        { new SendGiftRequest { UserId = 7, GiftId = "g" }, 7, 1 },
        { new DeleteMessageRequest { ChatId = 7, MessageId = 1 }, 7, 1 }, // thousands of them, when a broadcast is recalled
        { new DeleteMessagesRequest { ChatId = 7, MessageIds = [1, 2] }, 7, 0 },
        { new SendChatActionRequest { ChatId = 7, Action = ChatAction.Typing }, 7, 0 },
        { new GetChatRequest { ChatId = 7 }, 7, 0 },
        { new GetChatMemberRequest { ChatId = 7, UserId = 2 }, 7, 0 },
        { new LeaveChatRequest { ChatId = 7 }, 7, 0 },
        { new EditForumTopicRequest { ChatId = 7, MessageThreadId = 2 }, 7, 0 },
        { new EditInlineMessageTextRequest { InlineMessageId = "a", Text = "x" }, null, 0 },
        { new AnswerCallbackQueryRequest { CallbackQueryId = "a" }, null, 0 },
        { new GetMeRequest(), null, 0 },
    };

    [Theory]
    [MemberData(nameof(Paces), DisableDiscoveryEnumeration = true)]
    public void Only_messages_count_against_the_limits_for_messages(IRequest request, long? chat, int messages) =>
        Assert.Equal(new RequestPace(chat, messages), RequestPace.Of(request));

    [Fact]
    public void A_channel_called_by_its_name_has_a_pace_as_channels_have()
    {
        var (once, again) = (RequestPace.Of(new GetChatRequest { ChatId = "@News" }), RequestPace.Of(new SendMessageRequest { ChatId = "@news", Text = "x" }));

        Assert.Equal((once.Chat, 1), (again.Chat, again.Messages));
        Assert.InRange(once.Chat!.Value, long.MinValue, -1);
    }

    [Fact]
    public void No_request_of_the_library_that_names_a_chat_goes_past_its_pace()
    {
        var naming = typeof(SendMessageRequest).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsGenericType: false } && type.IsAssignableTo(typeof(IRequest)) && type.GetProperty("ChatId") is not null)
            .ToList();

        Assert.True(naming.Count > 80);
        Assert.All(naming, type =>
        {
            var request = (IRequest)Activator.CreateInstance(type)!;
            var chat = type.GetProperty("ChatId")!;
            chat.SetValue(request, chat.PropertyType == typeof(ChatId) ? new ChatId(7) : (object)7L);
            Assert.Equal(7, RequestPace.Of(Filled(request)).Chat);
        });
    }

    private static IRequest Filled(IRequest request)
    {
        switch (request)
        {
            case SendMediaGroupRequest album:
                album.Media = [];
                break;
            case ForwardMessagesRequest several:
                several.MessageIds = [];
                break;
            case CopyMessagesRequest several:
                several.MessageIds = [];
                break;
        }

        return request;
    }
}
