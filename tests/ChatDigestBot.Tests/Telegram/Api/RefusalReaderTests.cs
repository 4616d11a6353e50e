using ChatDigestBot.Telegram.Api;

namespace ChatDigestBot.Tests.Telegram.Api;

public sealed class RefusalReaderTests
{
    [Theory]
    [InlineData(403, "Forbidden: bot was blocked by the user", ChatGoneReason.Blocked)]
    [InlineData(403, "Forbidden: user is deactivated", ChatGoneReason.Deactivated)]
    [InlineData(403, "Forbidden: bot was kicked from the group chat", ChatGoneReason.Kicked)]
    [InlineData(403, "Forbidden: bot was kicked from the supergroup chat", ChatGoneReason.Kicked)]
    [InlineData(403, "Forbidden: bot was kicked from the channel chat", ChatGoneReason.Kicked)]
    [InlineData(403, "Forbidden: bot is not a member of the supergroup chat", ChatGoneReason.NotMember)]
    [InlineData(403, "Forbidden: the group chat was deleted", ChatGoneReason.ChatDeleted)]
    [InlineData(403, "Forbidden: bot can't initiate conversation with a user", ChatGoneReason.NeverStarted)]
    [InlineData(403, "Forbidden: bot can't send messages to bots", ChatGoneReason.IsBot)]
    [InlineData(400, "Bad Request: chat not found", ChatGoneReason.ChatNotFound)]
    [InlineData(400, "Bad Request: private chat not found", ChatGoneReason.ChatNotFound)]
    [InlineData(400, "Bad Request: PEER_ID_INVALID", ChatGoneReason.ChatNotFound)]
    public void A_chat_that_takes_no_messages(int code, string description, string reason) =>
        Assert.Equal(new ApiResult<bool>.ChatGone(reason), Decide(code, description));

    [Theory]
    [InlineData(400, "Bad Request: not enough rights to send text messages to the chat", RefusalReason.NoRights)]
    [InlineData(400, "Bad Request: have no rights to send a message", RefusalReason.NoRights)]
    [InlineData(400, "Bad Request: need administrator rights in the channel chat", RefusalReason.NoRights)]
    [InlineData(400, "Bad Request: CHAT_WRITE_FORBIDDEN", RefusalReason.NoRights)]
    [InlineData(403, "Forbidden: something new", RefusalReason.NoRights)]
    [InlineData(400, "Bad Request: TOPIC_CLOSED", RefusalReason.TopicClosed)]
    [InlineData(400, "Bad Request: message thread not found", RefusalReason.ThreadNotFound)]
    [InlineData(400, "Bad Request: TOPIC_DELETED", RefusalReason.ThreadNotFound)]
    [InlineData(400, "Bad Request: SLOWMODE_WAIT", RefusalReason.SlowMode)]
    [InlineData(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message", RefusalReason.NotModified)]
    [InlineData(400, "Bad Request: can't parse entities: Unsupported start tag \"br\" at byte offset 3", RefusalReason.ParseError)]
    [InlineData(400, "Bad Request: message is too long", RefusalReason.TooLong)]
    [InlineData(400, "Bad Request: message caption is too long", RefusalReason.TooLong)]
    [InlineData(400, "Bad Request: message text is empty", RefusalReason.Empty)]
    [InlineData(400, "Bad Request: query is too old and response timeout expired or query ID is invalid", RefusalReason.QueryTooOld)]
    [InlineData(400, "Bad Request: message to edit not found", RefusalReason.MessageNotFound)]
    [InlineData(400, "Bad Request: message to delete not found", RefusalReason.MessageNotFound)]
    [InlineData(400, "Bad Request: message can't be edited", RefusalReason.CannotEdit)]
    [InlineData(400, "Bad Request: message can't be deleted for everyone", RefusalReason.CannotDelete)]
    [InlineData(400, "Bad Request: BUTTON_DATA_INVALID", RefusalReason.KeyboardInvalid)]
    [InlineData(400, "Bad Request: inline keyboard button URL 'http://localhost' is invalid: Wrong HTTP URL", RefusalReason.KeyboardInvalid)]
    [InlineData(400, "Bad Request: reply markup is too long", RefusalReason.KeyboardInvalid)]
    [InlineData(400, "Bad Request: wrong file identifier/HTTP URL specified", RefusalReason.FileRefused)]
    [InlineData(413, "Request Entity Too Large", RefusalReason.FileTooBig)]
    [InlineData(400, "Bad Request: bad webhook: HTTPS url must be provided for webhook", RefusalReason.WebhookRefused)]
    [InlineData(400, "Bad Request: something new", RefusalReason.Other)]
    [InlineData(401, "Unauthorized", RefusalReason.Unauthorized)]
    [InlineData(404, "Not Found", RefusalReason.NotFound)]
    [InlineData(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running", RefusalReason.Conflict)]
    public void A_refusal_has_a_fixed_reason(int code, string description, string reason) =>
        Assert.Equal(new ApiResult<bool>.Refused(reason, code, description), Decide(code, description));

    [Theory]
    [InlineData("Too Many Requests: retry after 99999999", null)]
    [InlineData("Too Many Requests", int.MaxValue)]
    public void A_wait_of_months_is_cut_to_a_day_which_every_timer_takes(string description, int? retryAfter) =>
        Assert.Equal(new ApiResult<bool>.Throttled(TimeSpan.FromDays(1)), RefusalReader.Decide<bool>(429, description, retryAfter, migrateToChatId: null));

    [Fact]
    public void Not_modified_counts_as_done_and_nothing_else_does()
    {
        Assert.True(Decide(400, "Bad Request: message is not modified: …").IsDone);
        Assert.False(Decide(400, "Bad Request: message to edit not found").IsDone);
    }

    [Theory]
    [InlineData(429, "Too Many Requests: retry after 17", 17, 17)]
    [InlineData(429, "Too Many Requests: retry after 9", null, 9)]
    [InlineData(429, "Too Many Requests", null, 5)]
    [InlineData(429, "Too Many Requests", 0, 5)]
    [InlineData(400, "Bad Request: SLOWMODE_WAIT_30", null, 30)]
    public void Throttling_waits_as_told(int code, string description, int? retryAfter, int seconds) =>
        Assert.Equal(new ApiResult<bool>.Throttled(TimeSpan.FromSeconds(seconds)), RefusalReader.Decide<bool>(code, description, retryAfter, null));

    [Fact]
    public void A_group_that_became_a_supergroup_names_its_new_id() => Assert.Equal(
        new ApiResult<bool>.Migrated(-1001),
        RefusalReader.Decide<bool>(400, "Bad Request: group chat was upgraded to a supergroup chat", null, -1001));

    [Theory]
    [InlineData(500, "Internal Server Error: restart")]
    [InlineData(500, "Internal Server Error: Request aborted")]
    [InlineData(502, "Bad Gateway")]
    public void The_servers_own_failure_leaves_doubt(int code, string description) =>
        Assert.Equal(new ApiResult<bool>.Unknown(FailureReason.ServerError), Decide(code, description));

    private static ApiResult<bool> Decide(int code, string description) => RefusalReader.Decide<bool>(code, description, null, null);
}
