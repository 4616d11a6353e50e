using ChatDigestBot.Chats;
using ChatDigestBot.Roles;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Storage;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Chats;

public sealed class ChatStoreOnSqliteTests : ChatStoreTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class ChatStoreOnPostgresTests : ChatStoreTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class ChatStoreTests : StoreTest
{
    private const long Admin = 7;
    private const long Group = -100;
    private const long Supergroup = -1001234567890;

    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private ChatStore Store => new(Database, new AccessOptions(new HashSet<long> { Admin }));

    [Fact]
    public async Task A_person_is_met_once_and_keeps_the_language_of_the_first_time()
    {
        var first = await MeetPersonAsync(42, "阿明", "zh-hans");
        var again = await MeetPersonAsync(42, "阿明", "en");

        Assert.Equal((42, 42, ChatKind.Private, "阿明", Language.Chinese, Now), (first.Id, first.TelegramId, first.Kind, first.Title, first.Language, first.FirstMetAt));
        Assert.Equal(first, again);
        Assert.True(first.MayReceive);
    }

    [Fact]
    public async Task A_new_name_is_noted()
    {
        await MeetPersonAsync(42, "Ming", "en");
        Assert.Equal("Ming Li", (await MeetPersonAsync(42, "Ming Li", "en")).Title);
        Assert.Equal("Ming Li", (await Store.FindAsync(42, CancellationToken.None))!.Title);
    }

    [Fact]
    public async Task Admins_are_those_of_the_setting_and_only_as_people()
    {
        Assert.True((await MeetPersonAsync(Admin, "Root", null)).IsAdmin);
        Assert.False((await MeetPersonAsync(8, "Ann", null)).IsAdmin);
        Assert.False((await MeetGroupAsync(Group)).IsAdmin);
    }

    [Fact]
    public async Task A_chat_that_only_refusals_speak_of_is_tried_again_ever_more_seldom_and_one_Telegram_told_of_is_not()
    {
        await MeetPersonAsync(42, "Ann", "en");
        var now = Now;
        var waits = new List<double?>();
        for (var refusal = 1; refusal <= ReachabilityPolicy.MaxRefusals; refusal++)
        {
            await WriteAsync(session => Store.NoteRefusalAsync(session, 42, Reachability.Missing, now));
            Assert.False(await WriteAsync(session => Store.NoteRefusalAsync(session, 42, Reachability.Missing, now))); // of the same moment
            var next = await TryAgainAtAsync();
            waits.Add((next - now)?.TotalHours);
            now = next ?? now;
        }

        Assert.Equal([20, 60, 140, 140, 140, 140, 140, null], waits);
        await WriteAsync(session => Store.SetReachabilityAsync(session, 42, Reachability.Blocked, now));
        Assert.Null(await TryAgainAtAsync());
        Assert.False(await WriteAsync(session => Store.NoteRefusalAsync(session, 42, Reachability.Missing, now.AddDays(30))));
    }

    private async Task<DateTimeOffset?> TryAgainAtAsync() =>
        (await Test.QueryAsync<long?>("SELECT try_again_at FROM chats"))[0] is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    [Fact]
    public async Task A_blocked_chat_keeps_its_row_and_lives_again_when_the_person_speaks()
    {
        await MeetPersonAsync(42, "Ann", "en");
        Assert.True(await WriteAsync(session => Store.SetReachabilityAsync(session, 42, Reachability.Blocked, Now)));
        Assert.False(await WriteAsync(session => Store.SetReachabilityAsync(session, 42, Reachability.Blocked, Now)));
        Assert.False((await Store.FindAsync(42, CancellationToken.None))!.MayReceive);

        Assert.Equal(Reachability.Reachable, (await MeetPersonAsync(42, "Ann", "en", provesReachable: true)).Reachability);
    }

    [Fact]
    public async Task A_ban_holds_for_people_the_bot_has_not_met()
    {
        await WriteAsync(session => Store.SetBanAsync(session, 99, isBanned: true, Now));
        var banned = await MeetPersonAsync(99, "Mallory", "en");
        Assert.True(banned.IsBanned);
        Assert.False(banned.MayReceive);

        await WriteAsync(session => Store.SetBanAsync(session, 99, isBanned: false, Now));
        Assert.True((await Store.FindAsync(99, CancellationToken.None))!.MayReceive);
    }

    [Fact]
    public async Task A_group_that_becomes_a_supergroup_keeps_its_id_and_is_found_by_both()
    {
        await MeetGroupAsync(Group);
        await MigrateAsync();
        await MigrateAsync(); // Telegram says so more than once.

        var chat = await Store.FindAsync(Supergroup, CancellationToken.None);
        Assert.Equal((Group, Supergroup, ChatKind.Supergroup), (chat!.Id, chat.TelegramId, chat.Kind));
        Assert.Equal(chat, await Store.FindAsync(Group, CancellationToken.None));
        Assert.Equal(chat, await MeetGroupAsync(Group)); // a late update of the old chat changes nothing
        Assert.Equal(1, (await CountAsync()).Groups);
    }

    [Fact]
    public async Task What_was_refused_in_a_group_is_not_counted_against_the_supergroup_it_became()
    {
        await MeetGroupAsync(Group);
        await WriteAsync(session => Store.NoteRefusalAsync(session, Group, Reachability.Missing, Now));
        await MigrateAsync();
        Assert.Null(await TryAgainAtAsync());

        await WriteAsync(session => Store.NoteRefusalAsync(session, Group, Reachability.Missing, Now.AddDays(7)));
        Assert.Equal(ReachabilityPolicy.TryAgainAt(Reachability.Missing, 1, Now.AddDays(7)), await TryAgainAtAsync());
    }

    [Fact]
    public async Task Two_rows_of_one_group_become_one_and_the_old_history_wins()
    {
        await MeetGroupAsync(Group);
        await MeetGroupAsync(Supergroup, ChatKind.Supergroup);
        await WriteAsync(session => Store.SetBanAsync(session, Supergroup, isBanned: true, Now));
        await MigrateAsync();
        await MigrateAsync();

        var chat = await Store.FindAsync(Supergroup, CancellationToken.None);
        Assert.Equal((Group, Supergroup, true), (chat!.Id, chat.TelegramId, chat.IsBanned));
        Assert.Equal(chat, await Database.ReadAsync(session => Store.FindByIdAsync(session, Supergroup), CancellationToken.None));
        Assert.Equal([Supergroup], await Test.QueryAsync<long>("SELECT telegram_id FROM chats WHERE merged_into IS NOT NULL"));
        Assert.Equal(1, (await CountAsync()).Groups);
    }

    [Fact]
    public async Task A_migration_of_a_group_never_met_leads_to_the_supergroup()
    {
        await MeetGroupAsync(Supergroup, ChatKind.Supergroup);
        await MigrateAsync();
        Assert.Equal(Supergroup, (await Store.FindAsync(Supergroup, CancellationToken.None))!.Id);
        Assert.Equal(Supergroup, (await Store.FindAsync(Group, CancellationToken.None))!.Id);
    }

    [Fact]
    public async Task A_migration_heard_of_before_anything_else_is_kept()
    {
        await MigrateAsync();
        Assert.Equal((Group, Supergroup), ((await Store.FindAsync(Supergroup, CancellationToken.None))!.Id, (await Store.FindAsync(Group, CancellationToken.None))!.TelegramId));
    }

    [Fact]
    public async Task Forgetting_leaves_nothing_but_the_fact()
    {
        await MeetPersonAsync(42, "Ann", "en");
        await WriteAsync(async session =>
        {
            await Store.ForgetNamesAsync(session, 42);
            return true;
        });
        Assert.Null((await Store.FindAsync(42, CancellationToken.None))!.Title);
    }

    private Task<Chat> MeetPersonAsync(long id, string name, string? language, bool provesReachable = false) => Store.MeetAsync(
        new ChatSighting { TelegramId = id, Kind = ChatKind.Private, Title = name, LanguageCode = language, ProvesReachable = provesReachable }, Now, CancellationToken.None);

    private Task<Chat> MeetGroupAsync(long id, ChatKind kind = ChatKind.Group) =>
        Store.MeetAsync(new ChatSighting { TelegramId = id, Kind = kind, Title = "读书会", LanguageCode = "zh" }, Now, CancellationToken.None);

    private Task MigrateAsync() => Database.WriteAsync(session => Store.MigrateAsync(session, Group, Supergroup, Now), CancellationToken.None);

    private Task<ChatCounts> CountAsync() => Database.ReadAsync(Store.CountAsync, CancellationToken.None);

    private Task<T> WriteAsync<T>(Func<DbSession, Task<T>> write) => Database.WriteAsync(write, CancellationToken.None);

    private Task WriteAsync(Func<DbSession, Task> write) => Database.WriteAsync(write, CancellationToken.None);
}
