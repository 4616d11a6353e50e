using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Tests.Storage;

namespace ChatDigestBot.Tests.Subscribers;

public sealed class PeopleReaderOnSqliteTests : PeopleReaderTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class PeopleReaderOnPostgresTests : PeopleReaderTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class PeopleReaderTests : StoreTest
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(PeopleSort.All, "", "Ada 小明 Group Bo 100% Cleo Dora Emil Finn")]
    [InlineData(PeopleSort.All, "小", "小明")]
    [InlineData(PeopleSort.All, "@ada", "Ada")]
    [InlineData(PeopleSort.All, "0%", "100%")]
    [InlineData(PeopleSort.All, "-3", "Group")]
    [InlineData(PeopleSort.All, "' OR 1=1 --", "")]
    [InlineData(PeopleSort.Awaiting, "", "Ada Emil")]
    [InlineData(PeopleSort.WithoutTopics, "", "小明")]
    [InlineData(PeopleSort.Paused, "", "Bo")]
    [InlineData(PeopleSort.Stopped, "", "100%")]
    [InlineData(PeopleSort.Unreachable, "", "Cleo Dora Emil")]
    [InlineData(PeopleSort.Banned, "", "Cleo Finn")]
    [InlineData(PeopleSort.Groups, "", "Group")]
    public async Task People_are_found_by_what_they_are_and_by_name_or_id(object sort, string words, string names)
    {
        await FillAsync();
        var found = await Database.ReadAsync(session => PeopleReader.ListAsync(session, (PeopleSort)sort, words, Now, 0, 100), CancellationToken.None);
        Assert.Equal(names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), found.Select(person => person.Title!).Order());
    }

    [Fact]
    public async Task Days_count_who_came_and_who_left_and_digests_that_are_due_come_together()
    {
        await FillAsync();
        var (days, without, due) = await Database.ReadAsync(
            async session => (
                await SubscriberFigures.CountAsync(session, [Now.AddDays(-2), Now.AddDays(-1), Now]),
                await SubscriberFigures.CountWithoutTopicsAsync(session, Now),
                await SubscriberFigures.NextDueAsync(session, Now.AddDays(1), 5)),
            CancellationToken.None);
        Assert.Equal([(0, 0), (7, 1)], days.Select(day => (day.Came, day.Left)));
        Assert.Equal(1, without);
        Assert.Equal((Now.AddHours(2), 2), (Assert.Single(due).DueAt, due[0].Subscribers));
    }

    [Fact]
    public async Task Whoever_blocked_the_bot_or_is_banned_has_no_digest_scheduled_and_is_counted_nowhere_as_if()
    {
        await FillAsync();
        var store = new SubscriberStore(Database, new SubscriberDefaults(new DigestHours(new TimeOnly(8, 0), DigestDays.Every, TimeZoneInfo.Utc)), []);
        var (counts, people) = await Database.ReadAsync(
            async session => (await store.CountAsync(session, Now), await PeopleReader.ListAsync(session, PeopleSort.All, "", Now, 0, 100)), CancellationToken.None);
        Assert.Equal((6, 2), (counts.Total, counts.Awaiting));
        Assert.Equal(["Ada", "Emil"], people.Where(person => person.NextDigestAt is not null).Select(person => person.Title).Order());
        Assert.Null((await Database.ReadAsync(session => PeopleReader.FindAsync(session, 7), CancellationToken.None))!.NextDigestAt);
    }

    private Task FillAsync() => Database.WriteAsync(
        async session =>
        {
            (long Id, string Title, string Kind, string? Username, bool IsBanned, string Reachability)[] chats =
            [
                (1, "Ada", "private", "ada_l", false, "reachable"), (2, "小明", "private", null, false, "reachable"), (-3, "Group", "supergroup", null, false, "reachable"),
                (4, "Bo", "private", null, false, "reachable"), (5, "100%", "private", null, false, "reachable"), (6, "Cleo", "private", null, true, "blocked"),
                (7, "Dora", "private", null, false, "blocked"), (8, "Emil", "private", null, false, "blocked"), (9, "Finn", "private", null, true, "reachable"),
            ];
            foreach (var chat in chats)
            {
                await session.ExecuteAsync(
                    """
                    INSERT INTO chats (id, telegram_id, kind, title, username, language, is_banned, reachability, reachability_at, first_met_at)
                    VALUES (@Id, @Id, @Kind, @Title, @Username, 'en', @IsBanned, @Reachability, 0, @Now)
                    """,
                    new { chat.Id, chat.Kind, chat.Title, chat.Username, IsBanned = chat.IsBanned ? 1 : 0, chat.Reachability, Now });
            }

            // A refusal alone is tried again.
            await session.ExecuteAsync("UPDATE chats SET try_again_at = @at WHERE id = 8", new { at = Now.AddHours(1) });
            (long ChatId, DateTimeOffset? Paused, DateTimeOffset? Stopped, DateTimeOffset? Next)[] subscribers =
                [(1, null, null, Now.AddHours(2)), (2, null, null, null), (4, Now.AddDays(3), null, null), (5, null, Now.AddHours(-3), null), (7, null, null, Now.AddHours(2)), (8, null, null, Now.AddHours(2)), (9, null, null, Now.AddHours(2))];
            foreach (var (chatId, paused, stopped, next) in subscribers)
            {
                await session.ExecuteAsync(
                    """
                    INSERT INTO subscribers (chat_id, thread_id, digest_minutes, digest_days, time_zone, paused_until, stopped_at, next_digest_at, created_at)
                    VALUES (@chatId, 0, 480, 127, 'UTC', @paused, @stopped, @next, @createdAt)
                    """,
                    new { chatId, paused, stopped, next, createdAt = Now.AddHours(-5) });
            }
        },
        CancellationToken.None);
}
