using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Broadcasts;
using ChatDigestBot.Broadcasts.Recipients;
using ChatDigestBot.Broadcasts.Running;
using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Delivery;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Roles;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Tests.Conversation;
using ChatDigestBot.Tests.Delivery;
using ChatDigestBot.Tests.Digests;
using ChatDigestBot.Tests.Subscribers;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Broadcasts;

/// <summary>What tests of broadcasts share: the commands as an editor reaches them.</summary>
public abstract class BroadcastTest : LedgerTest
{
    private protected const long Second = 43;
    private protected const string Text = "今晚 <b>八点</b> 维护 & 升级";

    private long _update;

    private protected UnitTrouble Trouble { get; } = new();

    private protected SubscriberStore Subscribers => field ??= new SubscriberStore(Database, SubscriberSamples.Defaults, []);

    private protected DeliveryOptions Pace { get; } = new() { MessagesPerSecond = 30 };

    private protected BroadcastDesk Desk => field ??= new BroadcastDesk(
        Database, Ledger, Chats, new ApprovalRequests(Notices, new RoleStore(Database, Access), new ButtonStore(Database, new StoredLineStore(), Test.Clock), Guards, DigestTest.Texts), WorkBell, Pace, Test.Clock);

    private protected BroadcastOptions Guards { get; set; } = new();

    private protected BroadcastBell WorkBell { get; } = new();

    private protected AdminNotices Notices => new(Ledger, Chats, new RoleStore(Database, Access), DigestTest.Texts);

    private protected ChatStore Chats => new(Database, Access);

    private protected static AccessOptions Access { get; } = new(new HashSet<long> { 42, Second });

    private protected BroadcastControls Controls => field ??= new BroadcastControls(Database, Ledger, WorkBell, Trouble, Pace, Test.Clock);

    private protected BroadcastReplies View => field ??= new BroadcastReplies(DigestTest.Texts, Test.Clock);

    private protected string TopicsPath { get; set; } = Repository.PathOf("tests/ChatDigestBot.Tests/Conversation/topics.yaml");

    private protected DraftReplies Drafts => field ??= new DraftReplies(DigestTest.Texts, Topics, new AudienceWords(DigestTest.Texts, Topics));

    private TopicCatalogue Topics => field ??= new TopicCatalogue(TopicsPath, NullLogger<TopicCatalogue>.Instance);

    private protected BroadcastCommands Commands => field ??= new BroadcastCommands(Desk, Controls, Subscribers, Drafts, View, DigestTest.Texts);

    private protected ControlCommands Control => field ??= new ControlCommands(Desk, Controls, Subscribers, Drafts, View);

    private protected AudienceCommands Recipients => field ??= new AudienceCommands(Desk, Drafts, DigestTest.Texts);

    private protected ScheduleCommands Schedule => field ??= new ScheduleCommands(Desk, Controls, Subscribers, Drafts, View);

    private protected BroadcastFiller Filler => field ??= new BroadcastFiller(Database, Ledger, new ArrivedMessages(Test.Clock), Test.Clock);

    private protected static Settlement Settled(DeliveryRow row, Disposition disposition) => new() { Row = row, Epoch = 1, Disposition = disposition };

    private protected Task<Reply> ToAsync(string key, string what) => Recipients.ChooseAsync(Tap("broadcast_to", $"{key} {what}"), CancellationToken.None);

    private protected async Task RecallAsync() =>
        await Commands.SendAsync(Tap("broadcast_send", KeyOf(await Control.RecallAsync(Tap("broadcast_recall", "1"), CancellationToken.None))), CancellationToken.None);

    private protected async Task SendAsync()
    {
        await Commands.SendAsync(Tap("broadcast_send", KeyOf(await PrepareAsync())), CancellationToken.None);
        await Filler.FillOnceAsync(CancellationToken.None);
    }

    private protected Task<Reply> PrepareAsync() => Commands.PrepareAsync(Tap("broadcast", Text), CancellationToken.None);

    private protected static string KeyOf(Reply preview) => preview.Buttons[0][0].CommandLine!.Split(' ')[1];

    private protected CommandCall Tap(string name, string arguments) => CallSamples.Private(name, arguments) with { Now = Now, UpdateId = ++_update, Origin = new CallOrigin.Tap(77) };

    private protected Task MeetManyAsync(int count) => Test.ExecuteAsync(
        $"""
        INSERT INTO chats (id, telegram_id, kind, language, reachability_at, first_met_at)
        SELECT n, n, 'private', 'zh-Hans', 0, 0 FROM (WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count}) SELECT n FROM numbers) AS all_of_them
        """);
}
