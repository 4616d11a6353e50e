using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
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
    [InlineData(PeopleSort.All, "", "Ada 小明 Group Bo 100% Cleo")]
    [InlineData(PeopleSort.All, "小", "小明")]
    [InlineData(PeopleSort.All, "@ada", "Ada")]
    [InlineData(PeopleSort.All, "0%", "100%")]
    [InlineData(PeopleSort.All, "-3", "Group")]
    [InlineData(PeopleSort.All, "' OR 1=1 --", "")]
    [InlineData(PeopleSort.Awaiting, "", "Ada")]
    [InlineData(PeopleSort.WithoutTopics, "", "小明")]
    [InlineData(PeopleSort.Paused, "", "Bo")]
    [InlineData(PeopleSort.Stopped, "", "100%")]
    [InlineData(PeopleSort.Unreachable, "", "Cleo")]
    [InlineData(PeopleSort.Banned, "", "Cleo")]
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
        Assert.Equal([(0, 0), (4, 1)], days.Select(day => (day.Came, day.Left)));
        Assert.Equal(1, without);
        Assert.Equal((Now.AddHours(2), 1), (Assert.Single(due).DueAt, due[0].Subscribers));
    }

    private Task FillAsync() => Database.WriteAsync(
        async session =>
        {
            (long Id, string Title, string Kind, string? Username, bool IsBanned, string Reachability)[] chats =
            [
                (1, "Ada", "private", "ada_l", false, "reachable"), (2, "小明", "private", null, false, "reachable"), (-3, "Group", "supergroup", null, false, "reachable"),
                (4, "Bo", "private", null, false, "reachable"), (5, "100%", "private", null, false, "reachable"), (6, "Cleo", "private", null, true, "blocked"),
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

            (long ChatId, DateTimeOffset? Paused, DateTimeOffset? Stopped, DateTimeOffset? Next)[] subscribers =
                [(1, null, null, Now.AddHours(2)), (2, null, null, null), (4, Now.AddDays(3), null, null), (5, null, Now.AddHours(-3), null)];
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
