using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Telegram.Api;

namespace ChatDigestBot.Tests.Conversation;

public sealed class ReplyPolicyTests
{
    [Fact]
    public void A_reply_that_changes_nothing_is_done()
    {
        Assert.IsType<ReplyStep.Done>(After(new ApiResult<bool>.Ok(true)));
        Assert.IsType<ReplyStep.Done>(After(Refused(RefusalReason.NotModified), isEdit: true));
    }

    [Fact]
    public void Refused_marks_go_out_plain_once()
    {
        Assert.Equal(new ReplyStep.GoPlain("why"), After(Refused(RefusalReason.ParseError)));
        Assert.IsType<ReplyStep.GiveUp>(After(Refused(RefusalReason.ParseError), isPlain: true));
    }

    [Theory]
    [InlineData(RefusalReason.MessageNotFound)]
    [InlineData(RefusalReason.CannotEdit)]
    public void A_message_that_cannot_be_edited_is_sent_anew(string reason)
    {
        Assert.IsType<ReplyStep.SendAnew>(After(Refused(reason), isEdit: true));
        Assert.IsType<ReplyStep.GiveUp>(After(Refused(reason)));
    }

    [Fact]
    public void Refused_buttons_are_left_out()
    {
        Assert.IsType<ReplyStep.DropButtons>(After(Refused(RefusalReason.KeyboardInvalid), hasButtons: true));
        Assert.IsType<ReplyStep.GiveUp>(After(Refused(RefusalReason.KeyboardInvalid)));
    }

    [Fact]
    public void A_supergroup_is_followed()
    {
        Assert.Equal(new ReplyStep.FollowTo(-1001), After(new ApiResult<bool>.Migrated(-1001)));
        Assert.IsType<ReplyStep.GiveUp>(After(new ApiResult<bool>.Migrated(-1001), attempt: ReplyPolicy.MaxAttempts)); // not in circles
    }

    [Theory]
    [InlineData(ChatGoneReason.Blocked, Reachability.Blocked)]
    [InlineData(ChatGoneReason.Deactivated, Reachability.Deactivated)]
    [InlineData(ChatGoneReason.Kicked, Reachability.Removed)]
    [InlineData(ChatGoneReason.ChatNotFound, Reachability.Missing)]
    public void A_chat_that_is_gone_is_noted(string reason, object reachability) =>
        Assert.Equal(new ReplyStep.GiveUp(reason, (Reachability)reachability), After(new ApiResult<bool>.ChatGone(reason)));

    [Fact]
    public void A_right_to_write_that_is_missing_is_noted_and_a_closed_topic_is_not_the_chats_fault()
    {
        Assert.Equal(new ReplyStep.GiveUp(RefusalReason.NoRights, Reachability.Muted), After(Refused(RefusalReason.NoRights)));
        Assert.Equal(new ReplyStep.GiveUp(RefusalReason.TopicClosed, null), After(Refused(RefusalReason.TopicClosed)));
    }

    [Fact]
    public void What_may_have_arrived_is_not_sent_twice_but_an_edit_may_be_repeated()
    {
        var unknown = new ApiResult<bool>.Unknown(FailureReason.TimedOut);
        Assert.Equal(new ReplyStep.LeaveInDoubt(FailureReason.TimedOut), After(unknown));
        Assert.IsType<ReplyStep.TryLater>(After(unknown, isEdit: true));
    }

    [Fact]
    public void What_did_not_leave_is_tried_a_few_times_with_growing_waits()
    {
        var notSent = new ApiResult<bool>.NotSent(FailureReason.Connect);
        Assert.Equal(new ReplyStep.TryLater(TimeSpan.FromSeconds(1)), After(notSent, attempt: 1));
        Assert.Equal(new ReplyStep.TryLater(TimeSpan.FromSeconds(3)), After(notSent, attempt: 3));
        Assert.Equal(new ReplyStep.GiveUp("no-answer", null), After(notSent, attempt: 4));
    }

    private static ApiResult<bool> Refused(string reason) => new ApiResult<bool>.Refused(reason, 400, "why");

    private static ReplyStep After(ApiResult<bool> result, int attempt = 1, bool isEdit = false, bool isPlain = false, bool hasButtons = false) =>
        ReplyPolicy.After(result, attempt, isEdit, isPlain, hasButtons);
}
