using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Menus;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Conversation;

/// <summary>A database that is away is nobody's fault: what was asked is done when it is back.</summary>
public sealed class DatabaseAwayTests
{
    private const int Busy = 5;

    private bool _isAway = true;

    [Fact]
    public async Task A_command_that_finds_the_database_away_is_tried_again_and_not_answered_with_a_fault()
    {
        await using var bench = await TalkBench.StartAsync(services => services.AddKeyedSingleton<CommandAction>("help", (_, _) => Answer));
        await Assert.ThrowsAsync<SqliteException>(() => bench.SaysAsync("/help"));
        _isAway = false;
        Assert.Equal("helped", (await bench.SaysAsync("/help")).Single().Text);
        Assert.Empty(bench.Log.Warnings);
    }

    [Fact]
    public async Task What_follows_a_reply_that_was_shown_is_not_begun_again_with_it()
    {
        await using var bench = await TalkBench.StartAsync(services => services
            .AddKeyedSingleton<CommandAction>("topics", (_, _) => (_, _) => Task.FromResult(Reply.Of(HtmlText.Encode("first")) with { ThenRuns = "/help" }))
            .AddKeyedSingleton<CommandAction>("help", (_, _) => Answer));
        var calls = await bench.SaysAsync("/topics");
        Assert.Equal(2, calls.Count);
        Assert.StartsWith("600 ", Assert.Single(bench.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_that_arrived_does_not_come_twice_because_its_note_could_not_be_written()
    {
        await using var bench = await TalkBench.StartAsync();
        await bench.SaysAsync("/help@DigestBot", chat: TalkBench.Group);
        await bench.Database.WriteAsync(session => session.ExecuteAsync("UPDATE chats SET reachability = 'muted'"), CancellationToken.None);
        await bench.Database.WriteAsync(session => session.ExecuteAsync("CREATE TRIGGER t BEFORE UPDATE ON chats BEGIN SELECT RAISE(FAIL, 'no'); END"), CancellationToken.None);
        Assert.Single(await bench.SaysAsync("/help@DigestBot", chat: TalkBench.Group));
        Assert.StartsWith("609 ", Assert.Single(bench.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Menus_wait_for_the_database_instead_of_ending_the_bot()
    {
        await using var bench = await TalkBench.StartAsync();
        var setter = ActivatorUtilities.CreateInstance<CommandMenuSetter>(bench.Get<IServiceProvider>());
        await bench.Database.WriteAsync(session => session.ExecuteAsync("ALTER TABLE command_menus RENAME TO away"), CancellationToken.None);
        await Assert.ThrowsAsync<SqliteException>(() => setter.SetOnceAsync(CancellationToken.None)); // which a SupervisedService survives
        await bench.Database.WriteAsync(session => session.ExecuteAsync("ALTER TABLE away RENAME TO command_menus"), CancellationToken.None);
        Assert.True(await setter.SetOnceAsync(CancellationToken.None));
    }

    private Task<Reply> Answer(CommandCall call, CancellationToken cancellationToken) => _isAway
        ? throw new SqliteException("database is locked", Busy)
        : Task.FromResult(Reply.Of(HtmlText.Encode("helped")));
}
