using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Menus;
using ChatDigestBot.Subscribers;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>Somebody finds the bot, sets it up, takes a break and leaves.</summary>
public sealed class SettingsJourneys
{
    [Fact]
    public async Task Somebody_new_chooses_topics_by_tapping_and_the_greeting_becomes_the_list()
    {
        await using var app = await JourneyApp.StartAsync();
        var ming = app.Person("阿明", "zh-hans");

        var greeting = await app.Starts(ming);
        Assert.Contains("你好，阿明", greeting.Text, StringComparison.Ordinal);
        var tapped = await app.Taps(ming, greeting.Message, "人工智能");
        Assert.Empty(tapped.New);
        Assert.Equal("已订阅 🤖 人工智能", tapped.Toast);
        Assert.Contains("下一份简报：明天 08:00", tapped.Text, StringComparison.Ordinal);
        Assert.Contains(tapped.Message.Keyboard!.Buttons, button => button.Text == "✅ 🤖 人工智能" && button.CallbackData == "/unsubscribe ai");
        await app.Taps(ming, greeting.Message, "✅ 🤖 人工智能");
        Assert.Contains("还没有选", app.SeenBy(ming).Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_setting_survives_a_restart()
    {
        await using var app = await JourneyApp.StartAsync();
        var ann = app.Person("Ann");
        await app.Starts(ann, "t_energy");
        await app.Says(ann, "/time 7:30 mon-fri");
        await app.Says(ann, "/timezone Berlin");
        await app.Says(ann, "/pause 3");
        await app.Says(ann, "/language zh");
        await app.BotRestarts();

        var settings = await app.Says(ann, "/settings");
        Assert.Contains("能源", settings.Text, StringComparison.Ordinal);
        Assert.Contains("周一到周五 07:30", settings.Text, StringComparison.Ordinal);
        Assert.Contains("柏林", settings.Text, StringComparison.Ordinal);
        Assert.Contains("暂停到 11月26日", settings.Text, StringComparison.Ordinal);
        var resumed = await app.Taps(ann, settings.Message, "恢复");
        Assert.Contains("今天 07:30", resumed.Text, StringComparison.Ordinal);

        var all = await app.Taps(ann, (await app.Says(ann, "/settings")).Message, "📰 所有语言");
        Assert.Contains(all.Message.Keyboard!.Buttons, button => button.Text == "📰 只看中文");
        Assert.Contains((await app.Says(ann, "/settings")).Message.Keyboard!.Buttons, button => button.Text == "📰 只看中文");
    }

    [Fact]
    public async Task Whoever_stops_is_asked_once_and_then_forgotten()
    {
        await using var app = await JourneyApp.StartAsync();
        var ann = app.Person("Ann");
        await app.Starts(ann, "t_ai");
        var question = await app.Says(ann, "/stop");
        await app.Taps(ann, question.Message, "Don't stop");
        var goodbye = await app.Taps(ann, question.Message, "Stop and delete");
        Assert.Contains("Stopped", goodbye.Text, StringComparison.Ordinal);
        Assert.Contains("Hello Ann", (await app.Starts(ann)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_stopped_and_then_blocks_the_bot_stays_forgotten_until_coming_back()
    {
        await using var app = await JourneyApp.StartAsync();
        var ann = app.Person("Ann");
        await app.Starts(ann, "t_ai");
        var question = await app.Says(ann, "/stop");
        await app.Taps(ann, question.Message, "Stop and delete");
        Assert.Null((await ChatAsync(app, ann.Id)).Title);
        await app.Lets(() => app.World.Block(ann));
        Assert.Null((await ChatAsync(app, ann.Id)).Title);
        Assert.Null((await ChatAsync(app, ann.Id)).Username);

        app.World.Unblock(ann);
        await app.Says(ann, "/help");
        Assert.Null((await ChatAsync(app, ann.Id)).Title);
        await app.Says(ann, "/subscribe ai");
        await app.Says(ann, "/settings");
        Assert.Equal("Ann", (await ChatAsync(app, ann.Id)).Title);
    }

    [Fact]
    public async Task Whoever_blocks_the_bot_keeps_the_settings_and_start_revives_them()
    {
        await using var app = await JourneyApp.StartAsync();
        var ann = app.Person("Ann");
        await app.Starts(ann, "t_ai");
        await app.Lets(() => app.World.Block(ann));
        Assert.Equal(Reachability.Blocked, await ReachabilityAsync(app, ann.Id));

        app.World.Unblock(ann);
        var back = await app.Starts(ann);
        Assert.Contains("Welcome back", back.Text, StringComparison.Ordinal);
        Assert.Contains("Artificial intelligence", back.Text, StringComparison.Ordinal);
        Assert.Equal(Reachability.Reachable, await ReachabilityAsync(app, ann.Id));
    }

    [Fact]
    public async Task A_group_is_greeted_its_admins_choose_and_its_supergroup_keeps_the_choice()
    {
        await using var app = await JourneyApp.StartAsync();
        var (boss, member) = (app.Person("Boss"), app.Person("Member"));
        var group = app.World.AddGroup("Reading club", boss, member);
        await app.Lets(() => app.World.AddBotToGroup(boss, group));
        Assert.Contains("Hello everyone", app.SeenIn(group).Single().Text, StringComparison.Ordinal);

        var list = await app.Says(member, group, $"/topics@{app.World.Bot.Username}");
        Assert.Equal("Only this group's admins can do that.", (await app.Taps(member, list.Message, "Artificial intelligence")).Toast);
        Assert.Contains("Next digest", (await app.Taps(boss, list.Message, "Artificial intelligence")).Text, StringComparison.Ordinal);

        ChatDigestBot.Playground.Worlds.Chat supergroup = null!;
        await app.Lets(() => supergroup = app.World.MigrateGroup(group));
        var after = await app.Says(member, supergroup, $"/settings@{app.World.Bot.Username}");
        Assert.Contains("Artificial intelligence", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forum_topics_choose_for_themselves()
    {
        await using var app = await JourneyApp.StartAsync();
        var boss = app.Person("Boss");
        var forum = app.World.AddSupergroup("Forum", boss, isForum: true);
        await app.Lets(() => app.World.AddBotToGroup(boss, forum));
        var topic = app.World.AddTopic(boss, forum, "Chips");
        var answer = await app.Says(boss, forum, $"/subscribe@{app.World.Bot.Username} chips", topic.ThreadId);
        Assert.Equal(topic.ThreadId, answer.Message.ThreadId);
        Assert.Contains("none yet", (await app.Says(boss, forum, $"/settings@{app.World.Bot.Username}")).Text, StringComparison.Ordinal);
        Assert.Contains("Chips", (await app.Says(boss, forum, $"/settings@{app.World.Bot.Username}", topic.ThreadId)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hour_is_the_one_on_the_wall_of_the_zone()
    {
        await using var app = await JourneyApp.StartAsync();
        var ann = app.Person("Ann");
        await app.Starts(ann, "t_ai");
        await app.Says(ann, "/timezone New York"); // where it is still Sunday, 20:00
        Assert.Contains("Next digest: tomorrow at 07:00", (await app.Says(ann, "/time 7am")).Text, StringComparison.Ordinal);
        var subscriber = await app.Services.GetRequiredService<SubscriberStore>().GetAsync(new Target(ann.Id, null), app.Clock.GetUtcNow(), CancellationToken.None);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero), subscriber.Next!.DueAt);
    }

    [Fact]
    public async Task Menus_speak_the_readers_language_and_only_admins_see_admin_commands()
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Admins = [5001] });
        var boss = app.Person("Boss", "zh-hans", id: 5001);
        await app.Starts(boss);
        var ann = app.Person("Ann");
        await app.Starts(ann);
        await app.Services.GetRequiredService<CommandMenu>().SetForAllAsync(CancellationToken.None);
        Assert.Contains(app.World.Menus.Resolve(app.World.PrivateChat(boss), boss, isAdmin: false), command => command.Command == "stats");
        var menu = app.World.Menus.Resolve(app.World.PrivateChat(ann), ann, isAdmin: false);
        Assert.DoesNotContain(menu, command => command.Command == "stats");
        Assert.Contains(menu, command => command.Description == "All topics; tap one to subscribe");
        await app.Says(ann, "/language zh");
        Assert.Contains(app.World.Menus.Resolve(app.World.PrivateChat(ann), ann, isAdmin: false), command => command.Description == "看看有哪些话题，点一下就订阅");
    }

    private static async Task<Chat> ChatAsync(JourneyApp app, long telegramId) =>
        await app.Services.GetRequiredService<ChatStore>().FindAsync(telegramId, CancellationToken.None) ?? throw new InvalidOperationException("Not met.");

    private static async Task<Reachability> ReachabilityAsync(JourneyApp app, long id) =>
        (await app.Services.GetRequiredService<ChatStore>().FindAsync(id, CancellationToken.None))!.Reachability;
}
