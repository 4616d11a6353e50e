using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Confirmations;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Storage;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Conversation;

public sealed class ConversationStoreOnSqliteTests : ConversationStoreTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class ConversationStoreOnPostgresTests : ConversationStoreTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class ConversationStoreTests : StoreTest
{
    private static readonly ConfirmationStore Confirmations = new();
    private static readonly StoredLineStore Lines = new();

    private readonly CommandCall _call = CallSamples.Private("stop");

    [Fact]
    public async Task A_short_line_travels_in_the_button_itself_and_a_long_one_by_its_key()
    {
        var buttons = new ButtonStore(Database, Lines, Test.Clock);
        var longLine = "/search " + new string('智', 40);
        var keyboard = await buttons.KeyboardAsync(
            [[ReplyButton.Run("a", "/subscribe ai"), ReplyButton.Open("b", "https://example.com")], [ReplyButton.Run("c", longLine)]], CancellationToken.None);

        var rows = keyboard!.InlineKeyboard.Select(row => row.ToList()).ToList();
        Assert.Equal(("/subscribe ai", "https://example.com"), (rows[0][0].CallbackData, rows[0][1].Url));
        var data = rows[1][0].CallbackData!;
        Assert.True(ButtonLine.Fits(data));
        Assert.Equal(longLine, await buttons.LineAsync(data, CancellationToken.None));
        Assert.Equal("/subscribe ai", await buttons.LineAsync("/subscribe ai", CancellationToken.None));
        Assert.Null(await buttons.KeyboardAsync([], CancellationToken.None));
    }

    [Fact]
    public void Sixty_four_bytes_fit_and_a_han_character_counts_three()
    {
        Assert.True(ButtonLine.Fits(new string('a', 64)));
        Assert.False(ButtonLine.Fits(new string('a', 65)));
        Assert.True(ButtonLine.Fits(new string('智', 21)));
        Assert.False(ButtonLine.Fits(new string('智', 22)));
    }

    [Fact]
    public async Task A_stored_line_lives_thirty_days_from_when_it_was_last_shown()
    {
        var now = _call.Now;
        var key = await WriteAsync(session => KeepAsync(session, "/search x", now));
        Assert.Equal(key, await WriteAsync(session => KeepAsync(session, "/search x", now.AddDays(20))));
        await WriteAsync(session => Lines.PruneAsync(session, now.AddDays(50)));
        Assert.Equal("/search x", await WriteAsync(session => Lines.FindAsync(session, key)));
        await WriteAsync(session => Lines.PruneAsync(session, now.AddDays(52)));
        Assert.Null(await WriteAsync(session => Lines.FindAsync(session, key)));
    }

    [Fact]
    public async Task Two_writers_of_the_same_lines_in_another_order_do_not_wait_in_a_ring()
    {
        var written = Enumerable.Range(0, 200).Select(number => $"/search line {number}").ToList();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(writer => Task.Run(() => WriteAsync(
            session => Lines.KeepAsync(session, [.. writer % 2 == 0 ? written : Enumerable.Reverse(written)], _call.Now.AddDays(2 * writer))))));
    }

    private static async Task<string> KeepAsync(ChatDigestBot.Storage.DbSession session, string line, DateTimeOffset now) => (await Lines.KeepAsync(session, [line], now))[line];

    [Fact]
    public async Task A_draft_is_taken_once_and_again_only_by_the_same_update()
    {
        var key = await KeepAsync();
        var tap = _call with { UpdateId = 2, Now = _call.Now.AddMinutes(29) };
        Assert.Equal(new TakeConfirmationResult.Taken(new PendingConfirmation("stop", "body")), await TakeAsync(tap, key));
        Assert.Equal(new TakeConfirmationResult.Taken(new PendingConfirmation("stop", "body")), await TakeAsync(tap, key)); // handled again after a crash
        Assert.Equal(new TakeConfirmationResult.Used(), await TakeAsync(tap with { UpdateId = 3 }, key));
    }

    [Fact]
    public async Task A_draft_is_bound_to_kind_chat_and_half_an_hour()
    {
        var key = await KeepAsync();
        Assert.IsType<TakeConfirmationResult.Unknown>(await TakeAsync(_call with { Chat = _call.Chat with { Id = 43 } }, key));
        Assert.IsType<TakeConfirmationResult.Unknown>(await TakeAsync(_call with { Now = _call.Now.AddMinutes(30) }, key));
        Assert.IsType<TakeConfirmationResult.Unknown>(await TakeAsync(_call, "made-up"));
        Assert.IsType<TakeConfirmationResult.Unknown>(await WriteAsync(session => Confirmations.TakeAsync(session, _call, "broadcast", key)));
        Assert.NotNull(await WriteAsync(session => Confirmations.FindAsync(session, _call, "stop", key)));
        Assert.IsType<TakeConfirmationResult.Taken>(await TakeAsync(_call, key));
        Assert.Null(await WriteAsync(session => Confirmations.FindAsync(session, _call, "stop", key)));
    }

    [Fact]
    public async Task Old_confirmations_are_deleted()
    {
        var key = await KeepAsync();
        Assert.Equal(0, await WriteAsync(session => Confirmations.PruneAsync(session, _call.Now.AddDays(2))));
        Assert.Equal(1, await WriteAsync(session => Confirmations.PruneAsync(session, _call.Now.AddDays(3))));
        Assert.IsType<TakeConfirmationResult.Unknown>(await TakeAsync(_call, key));
    }

    private Task<string> KeepAsync() => WriteAsync(session => Confirmations.KeepAsync(session, _call, new PendingConfirmation("stop", "body")));

    private Task<TakeConfirmationResult> TakeAsync(CommandCall call, string key) => WriteAsync(session => Confirmations.TakeAsync(session, call, "stop", key));

    private Task<T> WriteAsync<T>(Func<DbSession, Task<T>> write) => Database.WriteAsync(write, CancellationToken.None);
}

internal static class CallSamples
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero); // 09:00 in Shanghai

    public static CommandCall Private(string name, string arguments = "", Language language = Language.Chinese) => new()
    {
        Chat = new Chat { Id = 42, TelegramId = 42, Kind = ChatKind.Private, Language = language },
        Target = new Target(42, null),
        Person = new Person(42, "阿明", "zh-hans"),
        Name = name,
        Arguments = arguments,
        Words = arguments.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        Now = Now,
        UpdateId = 1,
        Origin = new CallOrigin.Typed(10),
    };
}
