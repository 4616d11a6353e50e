using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>Somebody sets the bot up in a group or a channel, and looks after it from the private chat.</summary>
public sealed class CaretakerJourneys
{
    private static readonly JourneyPost Post = new("临江智慧城市大脑上线，红绿灯会看人流", JourneyOptions.Beginning.AddHours(-3));

    [Fact]
    public async Task A_channel_is_connected_in_private_gets_its_digest_and_whoever_set_it_up_hears_once_when_it_cannot()
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Posts = [Post] });
        var (boss, other) = (app.Person("Boss"), app.Person("Other"));
        await app.Starts(boss);
        await app.Starts(other);
        var channel = app.World.AddChannel("City news", boss);
        await app.Lets(() => app.World.AddBotToGroup(boss, channel, asAdmin: true));
        var question = app.SeenBy(boss)[^1];
        Assert.Contains("You made me an admin of City news", question.Text, StringComparison.Ordinal);
        Assert.Empty(PostsIn(app, channel));

        var list = await app.Taps(boss, question, "Choose topics");
        Assert.StartsWith("📢 City news", list.Text, StringComparison.Ordinal);
        var chosen = await app.Taps(boss, list.Message, "Smart cities");
        Assert.Contains("Next digest", chosen.Text, StringComparison.Ordinal);
        var line = chosen.Message.Keyboard!.Buttons.Single(button => button.Text.Contains("Smart cities", StringComparison.Ordinal)).CallbackData!;
        Assert.Contains("none yet", (await app.Says(boss, "/settings")).Text, StringComparison.Ordinal);

        // The same line in a stranger's mouth does nothing.
        Assert.Contains("Only this group's admins", (await app.Says(other, line)).Text, StringComparison.Ordinal);
        Assert.Contains("don't know that command", (await app.Says(boss, "/for -100 /topics")).Text, StringComparison.Ordinal);
        Assert.Contains("don't know that command", (await app.Says(boss, $"{line.Split(' ')[0]} {line.Split(' ')[1]} /stats")).Text, StringComparison.Ordinal);

        await app.TimeComes("2026-11-24 08:01");
        Assert.Contains("临江智慧城市", Assert.Single(PostsIn(app, channel)).Text, StringComparison.Ordinal);
        Assert.Contains("City news", Assert.Single((await app.Says(boss, "/chats")).Message.Keyboard!.Buttons).Text, StringComparison.Ordinal);

        var before = app.SeenBy(boss).Count;
        await app.Lets(() => app.World.Demote(other, channel, app.World.Bot));
        await app.Lets(() => app.World.Kick(other, channel, app.World.Bot));
        Assert.Contains("I may no longer write in City news", Assert.Single(app.SeenBy(boss).Skip(before)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_is_looked_after_from_the_private_chat_and_answers_a_bare_command_it_knows()
    {
        await using var app = await JourneyApp.StartAsync();
        var (boss, member) = (app.Person("Boss"), app.Person("Member"));
        await app.Starts(boss);
        var group = app.World.AddGroup("Reading club", boss, member);
        await app.Lets(() => app.World.AddBotToGroup(boss, group));
        Assert.Contains("none yet", (await app.Says(member, group, "/settings")).Text, StringComparison.Ordinal);

        var chats = await app.Says(boss, "/chats");
        var settings = await app.Taps(boss, chats.Message, "Reading club");
        var topics = await app.Taps(boss, settings.Message, "Topics");
        await app.Taps(boss, topics.Message, "Chips");
        Assert.Contains("Chips", (await app.Says(member, group, "/settings")).Text, StringComparison.Ordinal);
        Assert.Contains("You look after no group", (await app.Says(member, "/chats")).Text, StringComparison.Ordinal);

        // It is spoken to in a language of its own, which is not that of whoever looks after it.
        await app.Says(boss, group, "/language zh");
        settings = await app.Taps(boss, chats.Message, "Reading club");
        Assert.Contains("Language: 简体中文", settings.Text, StringComparison.Ordinal);
        var languages = await app.Taps(boss, settings.Message, "Language");
        var changed = await app.Taps(boss, languages.Message, "繁體中文");
        await app.Taps(boss, changed.Message, "↩️");
        Assert.Contains("语言：简体中文", (await app.Says(member, group, "/settings")).Text, StringComparison.Ordinal);

        var before = app.SeenBy(boss).Count;
        await app.Lets(() => app.World.KickBot(member, group));
        Assert.Contains("I was removed from Reading club", Assert.Single(app.SeenBy(boss).Skip(before)).Text, StringComparison.Ordinal);
        await app.Lets(() => app.World.AddBotToGroup(boss, group));
        await app.Lets(() => app.World.KickBot(boss, group));
        Assert.Equal(before + 1, app.SeenBy(boss).Count);
    }

    [Fact]
    public async Task Votes_move_what_is_like_it_and_are_seen_taken_back_and_set_to_zero()
    {
        var at = JourneyOptions.Beginning.AddHours(-3);
        await using var app = await JourneyApp.StartAsync(new JourneyOptions
        {
            Posts = [Post with { Source = "海州新闻" }, new JourneyPost("云溪智慧城市的井盖会喊疼", at.AddMinutes(-1)) { Source = "示例城市观察" }],
        });
        var ann = app.Person("Ann");
        await app.Starts(ann, "t_smart-city");
        await GetsDigest(app, ann);
        var opened = await app.Taps(ann, app.SeenBy(ann)[^1], "2");
        Assert.Equal("👍 More like this.", (await app.Taps(ann, opened.Message, "👍")).Toast);
        var tastes = await app.Taps(ann, (await app.Says(ann, "/settings")).Message, "My votes");
        Assert.Contains("+1  🏙️ Smart cities", tastes.Text, StringComparison.Ordinal);

        await app.PostsAppear(new JourneyPost("港湾市的智慧城市账本公开", app.Clock.GetUtcNow().AddMinutes(-5)) { Source = "晨报" });
        await GetsDigest(app, ann);
        Assert.Contains("your votes: +1", (await app.Says(ann, "/why")).Text, StringComparison.Ordinal);
        Assert.Contains("order of everybody", (await app.Taps(ann, tastes.Message, "Set all to zero")).Text, StringComparison.Ordinal);
        Assert.Contains("not voted yet", (await app.Says(ann, "/tastes")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_that_is_asked_for_from_the_private_chat_speaks_the_language_of_its_readers()
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Posts = [Post] });
        var boss = app.Person("Boss");
        await app.Starts(boss);
        var group = app.World.AddGroup("Reading club", boss, app.Person("Member"));
        await app.Lets(() => app.World.AddBotToGroup(boss, group));
        await app.Says(boss, group, "/language zh");
        await app.Says(boss, group, $"/subscribe@{app.World.Bot.Username} smart-city");

        var settings = await app.Taps(boss, (await app.Says(boss, "/chats")).Message, "Reading club");
        var topics = await app.Taps(boss, settings.Message, "Topics");
        var before = app.World.Deliveries.Count;
        await app.Taps(boss, topics.Message, "Show my digest");
        await app.Arrive(before + 1);
        Assert.Contains("临江智慧城市", PostsIn(app, group)[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("To begin with", PostsIn(app, group)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_reads_in_a_group_what_somebody_else_likes()
    {
        await using var app = await JourneyApp.StartAsync();
        var (boss, member) = (app.Person("Boss"), app.Person("Member"));
        await app.Starts(boss);
        var group = app.World.AddGroup("Reading club", boss, member);
        await app.Lets(() => app.World.AddBotToGroup(boss, group));
        var settings = await app.Says(member, group, "/settings");
        Assert.Contains("in our private chat", (await app.Taps(member, settings.Message, "My votes")).Text, StringComparison.Ordinal);
    }

    private static List<Message> PostsIn(JourneyApp app, Chat channel) => [.. app.SeenIn(channel).Where(message => message.Service is null)];

    private static async Task GetsDigest(JourneyApp app, Person person)
    {
        var before = app.World.Deliveries.Count;
        await app.Says(person, "/digest");
        await app.Arrive(before + 1);
    }
}
