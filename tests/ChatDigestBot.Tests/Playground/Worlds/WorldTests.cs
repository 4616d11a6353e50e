using ChatDigestBot.Playground.Worlds;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;

namespace ChatDigestBot.Tests.Playground.Worlds;

public sealed class WorldTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
    private readonly World world;
    private readonly Person ada;

    public WorldTests()
    {
        world = new World(clock);
        ada = world.AddPerson("Ada", "en-GB");
    }

    [Fact]
    public void In_a_group_with_privacy_mode_the_bot_hears_only_what_is_meant_for_it()
    {
        var group = world.AddSupergroup("Group", ada);
        world.AddBotToGroup(ada, group);
        world.Updates.Clear();

        world.Say(ada, group, "small talk");
        world.Say(ada, group, "/digest@other_bot");
        world.Say(ada, group, "/digest");
        world.Say(ada, group, "/digest@Chat_Digest_Bot ai");
        var answer = world.BotSends(Draft(group));
        world.Say(ada, group, "thanks", answer);
        world.Say(ada, group, "/more");
        world.Rename(ada, group, "New name");

        Assert.Equal(["/digest@Chat_Digest_Bot ai", "thanks", "/more", ""], Heard());
    }

    [Fact]
    public void As_an_administrator_the_bot_hears_everything()
    {
        var group = world.AddSupergroup("Group", ada);
        world.AddBotToGroup(ada, group, asAdmin: true);
        world.Updates.Clear();

        world.Say(ada, group, "small talk");

        Assert.Equal(["small talk"], Heard());
    }

    [Fact]
    public void Blocking_and_starting_again_are_told_as_membership()
    {
        world.Start(ada);
        world.Block(ada);
        Assert.Throws<WorldRefusalException>(() => world.Say(ada, "hello?"));
        world.Start(ada, "t_ai");

        var updates = world.Updates.Peek(0, 10).Select(update => update.Update).ToList();
        Assert.Equal(["message", "my_chat_member", "my_chat_member", "message"], updates.Select(update => update.Kind));
        Assert.Equal(
            [(MemberStatus.Member, MemberStatus.Kicked), (MemberStatus.Kicked, MemberStatus.Member)],
            updates.OfType<BotUpdate.MyMembership>().Select(update => (update.Change.Before.Status, update.Change.After.Status)));
        Assert.Equal("/start t_ai", ((BotUpdate.Said)updates[3]).Message.Text);
    }

    [Fact]
    public void A_migrated_group_has_a_new_id_and_says_so_on_both_sides()
    {
        var group = world.AddGroup("Group", ada);
        world.AddBotToGroup(ada, group);
        world.Updates.Clear();

        var supergroup = world.MigrateGroup(group);

        var notes = world.Updates.Peek(0, 10).Select(update => ((BotUpdate.Said)update.Update).Message).ToList();
        Assert.Equal([group, supergroup], notes.Select(message => message.Chat));
        Assert.Equal([new ServiceNote.MigratedTo(supergroup.Id), new ServiceNote.MigratedFrom(group.Id)], notes.Select(message => message.Service));
        Assert.True(supergroup.FindMember(world.Bot.Id)!.IsPresent);
        Assert.Throws<WorldRefusalException>(() => world.Say(ada, group, "anybody here?"));
    }

    [Fact]
    public void A_closed_topic_takes_no_words()
    {
        var forum = world.AddSupergroup("Forum", ada, isForum: true);
        var topic = world.AddTopic(ada, forum, "News");
        world.Say(ada, forum, "open", threadId: topic.ThreadId);
        world.CloseTopic(ada, forum, topic);

        Assert.Throws<WorldRefusalException>(() => world.Say(ada, forum, "closed", threadId: topic.ThreadId));
    }

    [Fact]
    public void A_tap_waits_fifteen_seconds_for_its_one_answer()
    {
        world.Start(ada);
        var message = world.BotSends(Draft(world.PrivateChat(ada)) with { Markup = new InlineKeyboard([[new InlineButton("Go") { CallbackData = "/go" }, new InlineButton("Web") { Url = "https://example.org/" }]]) });

        var tap = world.Tap(ada, message, "Go").Query!;
        Assert.Equal("https://example.org/", world.Tap(ada, message, "Web").Url);
        Assert.True(world.BotAnswersTap(tap.Id, "done", isAlert: false, url: null));
        Assert.False(world.BotAnswersTap(tap.Id, "again", isAlert: false, url: null));

        var late = world.Tap(ada, message, "Go").Query!;
        clock.Advance(TimeSpan.FromSeconds(16));
        Assert.False(world.BotAnswersTap(late.Id, null, isAlert: false, url: null));
    }

    [Fact]
    public void A_chosen_inline_result_is_said_by_the_person()
    {
        world.Start(ada);
        var query = world.InlineQuery(ada, "city");
        world.BotAnswersInline(query.Id, [new InlineResult("r1", "article") { Title = "T", MessageText = "the article" }], nextOffset: null);

        var message = world.ChooseInlineResult(ada, query, "r1", world.PrivateChat(ada));

        Assert.Equal(("the article", ada, true), (message.Text, message.From, message.IsViaBot));
        Assert.Equal(["message", "inline_query", "message", "chosen_inline_result"], world.Updates.Peek(0, 10).Select(update => update.Update.Kind));
    }

    [Theory]
    [InlineData("chat", "only here")]
    [InlineData("all_private_chats", "in private")]
    [InlineData("default", "everywhere")]
    public void The_nearest_menu_wins_and_the_own_language_before_none(string scope, string description)
    {
        var target = scope == "chat" ? new MenuScope(scope, ada.Id) : new MenuScope(scope);
        world.BotSetsMenu(MenuScope.Default, "", [new MenuCommand("x", "far away")]);
        world.BotSetsMenu(target, "", [new MenuCommand("x", "no language")]);
        world.BotSetsMenu(target, "en", [new MenuCommand("x", description)]);

        Assert.Equal(description, world.MenuFor(ada, world.PrivateChat(ada)).Single().Description);
        Assert.Equal("no language", world.MenuFor(ada with { LanguageCode = "fr" }, world.PrivateChat(ada)).Single().Description);
    }

    [Fact]
    public async Task A_watcher_misses_nothing_that_happens_after_the_point_it_names()
    {
        var point = world.Events.LastId;
        world.Start(ada);
        var message = world.BotSends(Draft(world.PrivateChat(ada)));
        world.BotEdits(message with { Text = "edited" });
        world.BotDeletes(message);

        var seen = new List<string>();
        await foreach (var happened in world.Events.WatchAsync(point, CancellationToken.None))
        {
            seen.Add(happened.GetType().Name);
            if (seen.Count == 4)
            {
                break;
            }
        }

        Assert.Equal(["MessageAppeared", "MessageAppeared", "MessageEdited", "MessageDeleted"], seen);
    }

    [Fact]
    public async Task A_watcher_that_asks_for_too_old_events_is_told_so()
    {
        var small = new World(clock, new WorldOptions { EventsKept = 2 });
        for (var count = 0; count < 5; count++)
        {
            small.AddPerson($"P{count}");
        }

        await using var watch = small.Events.WatchAsync(0, CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await watch.MoveNextAsync());
        Assert.IsType<WorldEvent.Missed>(watch.Current);
        Assert.True(await watch.MoveNextAsync());
        Assert.Equal("P3", ((WorldEvent.PersonAppeared)watch.Current).Person.FirstName);
    }

    [Theory]
    [InlineData("/start t_ai", "bot_command(0,6)")]
    [InlineData("/start@x_bot", "bot_command(0,12)")]
    [InlineData("a/b and/or", "")]
    [InlineData("@someone #智慧城市 #1", "mention(0,8) hashtag(9,5)")]
    [InlineData("mail a@b.org.", "email(5,7)")]
    [InlineData("见 https://example.org/a?b=c。下", "url(2,25)")]
    [InlineData("see example.com/x.", "url(4,13)")]
    [InlineData("1. One. 2.Two a.b http:// :// @ab / # .", "")]
    [InlineData("HTTPS://EXAMPLE.ORG/?q=(1), 3.com", "url(0,25) url(28,5)")]
    public void Typed_text_has_the_entities_telegram_finds_by_itself(string text, string entities)
        => Assert.Equal(entities, string.Join(' ', TypedEntities.Find(text).Select(entity => $"{entity.Type}({entity.Offset},{entity.Length})")));

    [Fact]
    public void Whatever_is_typed_entities_stay_within_the_text_and_apart()
        => Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Elements("a", "Z", "1", "/", "@", "#", ".", ":", "://", "http", " ", "智", "😀", "com", "_", "-").ListOf().ToArbitrary(),
            pieces =>
            {
                var text = string.Concat(pieces);
                var end = 0;
                foreach (var entity in TypedEntities.Find(text))
                {
                    Assert.InRange(entity.Offset, end, text.Length);
                    Assert.InRange(entity.Length, 1, text.Length - entity.Offset);
                    end = entity.Offset + entity.Length;
                }
            }));

    [Fact]
    public void Without_messages_a_world_keeps_counts_and_stays_small()
    {
        var counting = new World(clock, new WorldOptions { KeepMessages = false, KeepDeliveries = false });
        var person = counting.AddPeople(1)[0];
        counting.BotSends(Draft(counting.PrivateChat(person)));

        Assert.Equal((1, 1L), (counting.PrivateChat(person).SentByBot, counting.Deliveries.Count));
        Assert.Empty(counting.MessagesIn(counting.PrivateChat(person)));
        Assert.Empty(counting.Deliveries.After(0));
    }

    private static Message Draft(Chat chat) => new() { Id = 0, Chat = chat, From = null, SentAt = default, Text = "from the bot" };

    private IEnumerable<string> Heard() => world.Updates.Peek(0, 100).Select(update => update.Update).OfType<BotUpdate.Said>().Select(said => said.Message.Text);
}
