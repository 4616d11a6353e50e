using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Playground.Faults;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Chat = ChatDigestBot.Playground.Worlds.Chat;
using Person = ChatDigestBot.Playground.Worlds.Person;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>What becomes of bulk messages when people, chats and Telegram behave as they do.</summary>
public sealed class DeliveryJourneys : IAsyncLifetime
{
    private const int FailedForGood = 905;
    private const int InDoubt = 906;
    private const int Simplified = 902;

    private int _units;

    private JourneyApp App { get; set; } = null!;

    private FaultPlan Faults => App.Telegram.Account.Options.Faults;

    public async Task InitializeAsync() => App = await JourneyApp.StartAsync(new JourneyOptions { Settings = ["Delivery:MessagesPerSecond=1000", "Delivery:PerChatPerSecond=1000", "Delivery:PerGroupPerMinute=100000"] });

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task Whoever_blocks_is_left_alone_with_all_data_kept_and_start_revives_them()
    {
        var ada = App.Person("Ada");
        await App.Starts(ada, "t_ai");
        await App.Lets(() => App.World.Block(ada));
        Assert.Equal("failed blocked", await SendAsync(App.World.PrivateChat(ada), "while away"));

        var back = await App.Starts(ada);
        Assert.Contains(back.Message.Keyboard!.Buttons, button => button.Text.StartsWith('✅'));
        Assert.Equal("sent", await SendAsync(App.World.PrivateChat(ada), "back again"));
        Assert.Equal("back again", App.SeenBy(ada)[^1].Text);
    }

    [Fact]
    public async Task A_block_nobody_told_of_is_found_by_the_refusal()
    {
        var ada = App.Person("Ada");
        await App.Starts(ada);
        Faults.Add(new Fault { Kind = FaultKind.Refuse, Method = "sendMessage", Status = 403, Description = "Forbidden: bot was blocked by the user", Times = 1 });
        App.Log.Expect(FailedForGood);

        Assert.Equal("failed blocked", await SendAsync(App.World.PrivateChat(ada), "text"));
        Assert.Equal("failed blocked", await SendAsync(App.World.PrivateChat(ada), "not even tried"));
    }

    [Fact]
    public async Task A_deleted_account_is_left_alone()
    {
        var ada = App.Person("Ada");
        await App.Starts(ada);
        App.World.Deactivate(ada);

        Assert.Equal("failed deactivated", await SendAsync(App.World.PrivateChat(ada), "text"));
    }

    [Fact]
    public async Task A_group_that_removed_the_bot_is_left_alone_until_it_is_back()
    {
        var (ada, group) = await GroupAsync();
        await App.Lets(() => App.World.KickBot(ada, group));
        Assert.StartsWith("failed", await SendAsync(group, "text"), StringComparison.Ordinal);

        await App.Lets(() => App.World.AddBotToGroup(ada, group));
        Assert.Equal("sent", await SendAsync(group, "text"));
    }

    [Fact]
    public async Task A_group_where_the_bot_may_not_write_is_left_alone()
    {
        var (ada, group) = await GroupAsync();
        App.World.Mute(ada, group, App.World.Bot);

        Assert.StartsWith("failed", await SendAsync(group, "text"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_group_that_became_a_supergroup_gets_its_message_there(bool tellsBot)
    {
        var (_, group) = await GroupAsync();
        Chat supergroup = null!;
        await App.Lets(() => supergroup = App.World.MigrateGroup(group, tellsBot));

        Assert.Equal("sent", await SendAsync(group, "moved"));
        Assert.Equal("moved", App.SeenIn(supergroup)[^1].Text);
    }

    [Fact]
    public async Task A_closed_topic_is_tried_again_after_an_hour()
    {
        var ada = App.Person("Ada");
        await App.Starts(ada);
        var forum = App.World.AddSupergroup("Forum", ada, isForum: true);
        await App.Lets(() => App.World.AddBotToGroup(ada, forum));
        var topic = App.World.AddTopic(ada, forum, "News");
        App.World.CloseTopic(ada, forum, topic);
        Assert.Equal("planned topic-closed", await SendAsync(forum, "text", topic.ThreadId));

        App.World.ReopenTopic(ada, forum, topic);
        await App.TimePasses(TimeSpan.FromMinutes(61));
        Assert.Equal("sent", await StateAsync());
        Assert.Equal(topic.ThreadId, App.SeenIn(forum)[^1].ThreadId);
    }

    [Fact]
    public async Task A_deleted_topic_rests_and_the_rest_of_the_forum_goes_on()
    {
        var ada = App.Person("Ada");
        await App.Starts(ada);
        var forum = App.World.AddSupergroup("Forum", ada, isForum: true);
        await App.Lets(() => App.World.AddBotToGroup(ada, forum));
        var topic = App.World.AddTopic(ada, forum, "News");
        App.World.DeleteTopic(forum, topic);
        App.Log.Expect(FailedForGood);

        Assert.StartsWith("failed", await SendAsync(forum, "text", topic.ThreadId), StringComparison.Ordinal);
        Assert.Equal("sent", await SendAsync(forum, "to everybody"));
    }

    [Fact]
    public async Task In_slow_mode_the_second_message_waits_and_comes()
    {
        var (_, group) = await GroupAsync();
        var slow = App.World.AddSupergroup("Slow", App.World.People[0]);
        await App.Lets(() => App.World.AddBotToGroup(App.World.People[0], slow));
        App.World.SetSlowMode(slow, 60);
        await App.TimePasses(TimeSpan.FromSeconds(61)); // since the bot's own greeting

        Assert.Equal("sent", await SendAsync(slow, "first"));
        Assert.StartsWith("planned", await SendAsync(slow, "second"), StringComparison.Ordinal);
        Assert.Equal("sent", await SendAsync(group, "elsewhere meanwhile"));

        await App.TimePasses(TimeSpan.FromSeconds(130));
        Assert.Equal(["first", "second"], App.SeenIn(slow).Select(message => message.Text).Where(text => text is "first" or "second"));
    }

    [Fact]
    public async Task After_a_429_the_message_comes_when_Telegram_allows_it()
    {
        var ada = App.Person("Ada");
        await App.Starts(ada);
        Faults.Add(new Fault { Kind = FaultKind.Throttle, Method = "sendMessage", RetryAfter = 40, Times = 1 });
        Assert.Equal("planned throttled", await SendAsync(App.World.PrivateChat(ada), "later"));

        await App.TimePasses(TimeSpan.FromSeconds(41));
        Assert.Equal("sent", await StateAsync());
        Assert.Single(App.SeenBy(ada), message => message.Text == "later");
    }

    [Theory]
    [InlineData(nameof(FaultKind.Drop), false, 1)]
    [InlineData(nameof(FaultKind.Drop), true, 2)]
    [InlineData(nameof(FaultKind.HtmlPage), false, 1)]
    [InlineData(nameof(FaultKind.ServerError), true, 2)]
    [InlineData(nameof(FaultKind.MalformedJson), true, 2)]
    public async Task A_digest_without_a_readable_answer_is_sent_again_and_named_possibly_twice(string kind, bool afterEffect, int copies)
    {
        var ada = App.Person("Ada");
        await App.Starts(ada, "t_ai");
        Faults.Add(new Fault { Kind = Enum.Parse<FaultKind>(kind), Method = "sendMessage", AfterEffect = afterEffect, Times = 1 });
        Assert.StartsWith("planned", await SendAsync(App.World.PrivateChat(ada), "digest", kind: DeliveryKind.Digest), StringComparison.Ordinal);

        await App.TimePasses(TimeSpan.FromSeconds(10));
        Assert.Equal("sent", await StateAsync());
        Assert.Equal(copies, App.SeenBy(ada).Count(message => message.Text == "digest"));
        Assert.Equal(1, await ReadAsync<int>("SELECT COUNT(*) FROM deliveries WHERE state = 'sent' AND unanswered = 1"));
    }

    [Fact]
    public async Task A_broadcast_without_an_answer_waits_for_a_word()
    {
        var ada = App.Person("Ada");
        await App.Starts(ada);
        App.Log.Expect(InDoubt);
        Faults.Add(new Fault { Kind = FaultKind.Drop, Method = "sendMessage", AfterEffect = true, Times = 1 });

        Assert.StartsWith("indoubt", await SendAsync(App.World.PrivateChat(ada), "news"), StringComparison.Ordinal);
        await App.TimePasses(TimeSpan.FromHours(2));
        Assert.Single(App.SeenBy(ada), message => message.Text == "news");
    }

    [Fact]
    public async Task Marks_that_cannot_be_read_go_out_plain_and_the_fault_is_logged_once()
    {
        App.Log.Expect(Simplified);
        foreach (var name in new[] { "Ada", "Bo", "Cy" })
        {
            var person = App.Person(name);
            await App.Starts(person);
            Assert.Equal("sent", await SendAsync(App.World.PrivateChat(person), HtmlText.FromTrusted("<blink>1 &lt; 2</blink>")));
            Assert.Equal("1 < 2", App.SeenBy(person)[^1].Text);
        }

        Assert.Single(App.Log.Lines, line => line.Contains($"[{Simplified}]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_storm_of_faults_loses_nothing()
    {
        var people = App.World.AddPeople(60);
        foreach (var person in people)
        {
            await App.Starts(person, "t_ai");
        }

        App.Log.Expect(InDoubt, FailedForGood);
        foreach (var kind in new[] { FaultKind.Throttle, FaultKind.ServerError, FaultKind.Drop, FaultKind.HtmlPage })
        {
            Faults.Add(new Fault { Kind = kind, Method = "sendMessage", Probability = 0.2, RetryAfter = 2 });
        }

        var content = await PlanAsync([.. people.Select(App.World.PrivateChat)], HtmlText.Encode("through the storm"), DeliveryKind.Digest);
        await App.TimePasses(TimeSpan.FromSeconds(30));
        Faults.Clear();
        for (var minute = 0; minute < 10; minute++)
        {
            await App.TimePasses(TimeSpan.FromMinutes(1));
        }

        var states = await RowsAsync(content);
        Assert.Equal(60, states.Count);
        Assert.All(states, state => Assert.Contains(state.Split(' ')[0], new[] { "sent", "indoubt" }));
        foreach (var person in people)
        {
            var copies = App.SeenBy(person).Count(message => message.Text == "through the storm");
            var unanswered = await ReadAsync<int>("SELECT unanswered FROM deliveries WHERE kind = 'digest' AND chat_id = @Id", new { person.Id });
            Assert.InRange(copies, unanswered > 0 ? 0 : 1, unanswered + 1);
        }
    }

    private async Task<(Person Ada, Chat Group)> GroupAsync()
    {
        var ada = App.Person("Ada");
        await App.Starts(ada);
        var group = App.World.AddGroup("Readers", ada);
        await App.Lets(() => App.World.AddBotToGroup(ada, group));
        return (ada, group);
    }

    private Task<string> SendAsync(Chat chat, string text, int? threadId = null, DeliveryKind kind = DeliveryKind.Broadcast) =>
        SendAsync(chat, HtmlText.Encode(text), threadId, kind);

    /// <summary>Plans a message and tells what became of it once it was tried.</summary>
    private async Task<string> SendAsync(Chat chat, HtmlText text, int? threadId = null, DeliveryKind kind = DeliveryKind.Broadcast)
    {
        await PlanAsync([chat], text, kind, threadId);
        return await StateAsync();
    }

    private Task<long> PlanAsync(IReadOnlyList<Chat> chats, HtmlText text, DeliveryKind kind, int? threadId = null)
    {
        var ledger = App.Services.GetRequiredService<DeliveryLedger>();
        var unit = ++_units;
        return App.Services.GetRequiredService<Database>().WriteAsync(
            async session =>
            {
                var content = await ledger.PutContentAsync(session, new DeliveryContent { Html = text });
                await ledger.PlanAsync(
                    session,
                    [
                        .. chats.Select(chat => new DeliveryUnit
                        {
                            Kind = kind,
                            Name = kind == DeliveryKind.Digest ? $"slot:{unit}" : DeliveryUnit.OfBroadcast(unit),
                            Lane = kind == DeliveryKind.Digest ? DeliveryUnit.DigestLane : DeliveryUnit.BroadcastLane(unit),
                            Target = new Target(chat.Id, threadId),
                            Contents = [content],
                            NotBefore = App.Clock.GetUtcNow(),
                        }),
                    ]);
                ledger.Ring();
                return content;
            },
            CancellationToken.None);
    }

    /// <summary>State and reason of the last row, once it is neither waiting for its first attempt nor under way.</summary>
    private async Task<string> StateAsync()
    {
        for (var look = 0; look < 1200; look++)
        {
            // One statement: between two the row may go on.
            var settled = await ReadAsync<string?>(
                "SELECT CASE WHEN state = 'sending' OR (state = 'planned' AND not_before <= @now) THEN NULL ELSE state || ' ' || COALESCE(reason, '') END FROM deliveries ORDER BY id DESC LIMIT 1",
                new { now = App.Clock.GetUtcNow() });
            if (settled is not null)
            {
                return settled.Trim();
            }

            await Task.Delay(TimeSpan.FromMilliseconds(25), TimeProvider.System);
        }

        throw new InvalidOperationException("The message was never tried.");
    }

    private Task<T> ReadAsync<T>(string sql, object? args = null) =>
        App.Services.GetRequiredService<Database>().ReadAsync(session => session.ScalarAsync<T>(sql, args), CancellationToken.None);

    private Task<List<string>> RowsAsync(long content) => App.Services.GetRequiredService<Database>().ReadAsync(
        session => session.QueryAsync<string>("SELECT state || ' ' || COALESCE(reason, '') FROM deliveries WHERE content_id = @content", new { content }), CancellationToken.None);
}
