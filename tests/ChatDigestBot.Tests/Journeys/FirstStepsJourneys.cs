using ChatDigestBot.Storage;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>What happens to people who meet the bot, on each database and each way of receiving.</summary>
public abstract class FirstStepsJourneys : IAsyncLifetime
{
    private protected abstract JourneyOptions Options { get; }

    private protected JourneyApp App { get; private set; } = null!;

    public async Task InitializeAsync() => App = await JourneyApp.StartAsync(Options);

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task Somebody_new_is_greeted_in_their_language_with_topics_to_tap()
    {
        var english = await App.Starts(App.Person("Ada", "en"));
        var chinese = await App.Starts(App.Person("小雨", "zh-hans"));

        Assert.StartsWith("👋 Hello Ada!", english.Text, StringComparison.Ordinal);
        Assert.Contains(english.Message.Keyboard!.Buttons, button => button.Text.EndsWith("Smart cities", StringComparison.Ordinal));
        Assert.Contains("小雨", chinese.Text, StringComparison.Ordinal);
        Assert.Contains(chinese.Message.Keyboard!.Buttons, button => button.Text.EndsWith("智慧城市", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tapping_a_topic_ticks_it_in_place_and_tapping_again_unticks_it()
    {
        var ada = App.Person("Ada", "en");
        var greeting = (await App.Starts(ada)).Message;

        var ticked = await App.Taps(ada, greeting, "Smart cities");
        Assert.Empty(ticked.New);
        Assert.Contains(ticked.Message.Keyboard!.Buttons, button => button.Text.StartsWith('✅'));
        Assert.NotNull(ticked.Toast);

        var unticked = await App.Taps(ada, ticked.Message, "Smart cities");
        Assert.DoesNotContain(unticked.Message.Keyboard!.Buttons, button => button.Text.StartsWith('✅'));
    }

    [Fact]
    public async Task What_was_chosen_outlives_a_restart()
    {
        var ada = App.Person("Ada", "en");
        var greeting = (await App.Starts(ada)).Message;
        await App.Taps(ada, greeting, "Smart cities");

        await App.BotRestarts();

        var topics = await App.Says(ada, "/topics");
        Assert.Single(topics.Message.Keyboard!.Buttons, button => button.Text.StartsWith('✅'));
    }

    [Fact]
    public async Task What_is_said_while_the_bot_is_away_is_answered_when_it_is_back()
    {
        var ada = App.Person("Ada", "en");
        await App.Starts(ada);
        await App.BotStops();
        App.World.Say(ada, "/help");
        App.World.Say(ada, "/settings");

        await App.BotStarts();

        await App.Arrive(3);
        Assert.Equal(3, App.SeenBy(ada).Count);
    }

    [Fact]
    public async Task A_link_to_a_topic_subscribes_at_once()
    {
        var seen = await App.Starts(App.Person("Ada", "en"), "t_ai");

        Assert.Single(seen.Message.Keyboard!.Buttons, button => button.Text.StartsWith('✅'));
    }

    [Fact]
    public async Task In_a_group_the_bot_answers_in_the_topic_where_it_was_asked()
    {
        var ada = App.Person("Ada", "en");
        var forum = App.World.AddSupergroup("Forum", ada, isForum: true);
        await App.Lets(() => App.World.AddBotToGroup(ada, forum));
        var topic = App.World.AddTopic(ada, forum, "News");

        var seen = await App.Says(ada, forum, $"/topics@{App.World.Bot.Username}", topic.ThreadId);

        Assert.Equal(topic.ThreadId, seen.Message.ThreadId);
    }
}

public sealed class FirstStepsOnSqlite : FirstStepsJourneys
{
    private protected override JourneyOptions Options { get; } = new();
}

public sealed class FirstStepsOnPostgres : FirstStepsJourneys
{
    private protected override JourneyOptions Options { get; } = new() { Engine = DatabaseEngine.Postgres };
}

public sealed class FirstStepsByWebhook : FirstStepsJourneys
{
    private protected override JourneyOptions Options { get; } = new() { ReceivesByWebhook = true };
}
