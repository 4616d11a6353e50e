using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Threading.Channels;
using ChatDigestBot.Playground.Bots;
using ChatDigestBot.Playground.Page;
using ChatDigestBot.Playground.Posts;
using ChatDigestBot.Playground.Time;
using ChatDigestBot.Playground.Worlds;
using Microsoft.Extensions.Time.Testing;

namespace ChatDigestBot.Tests.Playground.Bots;

public sealed class ClockJumpsTests : IAsyncLifetime
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 15, 0, 0, TimeSpan.FromHours(8));

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("chatdigestbot-jumps-");
    private readonly JumpableClock clock = new(new FakeTimeProvider(Start), TimeSpan.Zero);
    private readonly Channel<SseItem<string>> told = Channel.CreateUnbounded<SseItem<string>>();
    private readonly List<SseItem<string>> heard = [];
    private readonly List<string> done = [];
    private readonly List<TimeSpan> kept = [];
    private readonly Queue<DateTimeOffset> due = new();
    private int sent;
    private DateTimeOffset? held;
    private readonly PostFolder posts;
    private readonly World world;
    private readonly Person reader;
    private readonly ClockJumps jumps;

    public ClockJumpsTests()
    {
        posts = new PostFolder(Path.Combine(root.FullName, "playground"), Shanghai);
        world = new World(clock);
        reader = world.AddPerson("林小雨");
        world.MeetBot(reader);
        var notices = new PageNotices();
        notices.Listen(told.Writer);
        jumps = new ClockJumps(clock, posts, notices, new BotSteps(IndexAsync, SendDueAsync, NextDueAtAsync, (_, _) => Task.FromResult(new JumpCounts(sent, Alerts: 2, NothingNew: 3))) { NextPostAtAsync = _ => Task.FromResult(held), KeepSignedInAsync = KeepSignedInAsync });
    }

    public async Task InitializeAsync()
    {
        var source = Directory.CreateDirectory(Path.Combine(root.FullName, "source"));
        for (var number = 1; number <= 9; number++)
        {
            await File.WriteAllTextAsync(Path.Combine(source.FullName, $"{number}.md"), $"---\ntitle: x\ndate: 2026-09-0{number} 10:00:00\n---\n");
        }

        await posts.CopyAsync(source.FullName, Start, CancellationToken.None);
    }

    public Task DisposeAsync()
    {
        jumps.Dispose();
        root.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_way_to_the_next_morning_stops_where_something_is_due()
    {
        due.Enqueue(At("2026-11-22 20:00"));
        due.Enqueue(At("2026-11-23 07:45"));

        await jumps.JumpAsync(At("2026-11-23 08:00"), CancellationToken.None);

        Assert.Equal(
            ["send 22 20:00", "index 23 07:30", "send 23 07:30", "send 23 07:45", "index 23 08:00", "send 23 08:00"],
            done);
    }

    [Fact]
    public async Task A_post_that_is_dated_ahead_is_read_at_its_moment_and_told_by_the_next_digest()
    {
        held = At("2026-11-22 21:00");
        due.Enqueue(At("2026-11-22 20:00"));
        due.Enqueue(At("2026-11-22 22:00"));

        await jumps.JumpAsync(At("2026-11-22 23:00"), CancellationToken.None);

        Assert.Equal(["send 22 20:00", "index 22 21:00", "send 22 21:00", "send 22 22:00", "index 22 23:00", "send 22 23:00"], done);
    }

    [Fact]
    public async Task Whoever_is_signed_in_is_kept_so_before_the_clock_moves_as_far_as_it_moves()
    {
        due.Enqueue(At("2026-11-22 20:00"));
        await jumps.JumpAsync(At("2026-11-23 08:00"), CancellationToken.None);
        Assert.Equal([TimeSpan.FromHours(5), TimeSpan.FromHours(11.5), TimeSpan.FromHours(0.5)], kept);
    }

    private Task KeepSignedInAsync(TimeSpan by, CancellationToken cancellationToken)
    {
        kept.Add(by);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Progress_says_what_came_of_it()
    {
        due.Enqueue(At("2026-11-23 07:45"));

        await jumps.JumpAsync(At("2026-11-23 08:00"), CancellationToken.None);

        var last = Told("progress")[^1];
        Assert.True(last.GetProperty("isDone").GetBoolean());
        Assert.Equal(1, last.GetProperty("posts").GetInt32());
        Assert.Equal((1, 2, 3), (last.GetProperty("people").GetInt32(), last.GetProperty("alerted").GetInt32(), last.GetProperty("nothingNew").GetInt32()));
        Assert.True(last.GetProperty("isIndexed").GetBoolean());
        Assert.False(last.TryGetProperty("trouble", out _));
        Assert.Equal(2, Told("clock")[^1].GetProperty("heldBack").GetInt32());
    }

    [Fact]
    public async Task A_jump_of_many_days_brings_each_days_posts_on_its_morning()
    {
        await jumps.JumpAsync(At("2026-11-26 08:00"), CancellationToken.None);

        Assert.Equal(["index 23 07:30", "index 24 07:30", "index 25 07:30", "index 26 08:00"], done.Where(step => step.StartsWith("index", StringComparison.Ordinal)));
        Assert.Equal(0, posts.CountHeldBack());
        Assert.Null(posts.NextAppearance());
    }

    [Fact]
    public async Task A_jump_that_breaks_off_says_so_and_the_next_one_works()
    {
        due.Enqueue(DateTimeOffset.MinValue); // the bot fails when asked

        await Assert.ThrowsAsync<InvalidOperationException>(() => jumps.JumpAsync(At("2026-11-22 16:00"), CancellationToken.None));
        Assert.True(Told("progress")[^1].TryGetProperty("trouble", out _));

        due.Clear();
        await jumps.JumpAsync(At("2026-11-22 16:00"), CancellationToken.None);
        Assert.False(jumps.IsJumping);
        Assert.Equal(At("2026-11-22 16:00"), clock.GetUtcNow());
    }

    private static DateTimeOffset At(string local) => DateTimeOffset.Parse($"{local}+08:00", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What pages were told under a name, so far.</summary>
    private List<JsonElement> Told(string name)
    {
        while (told.Reader.TryRead(out var item))
        {
            heard.Add(item);
        }

        return [.. heard.Where(item => item.EventType == name).Select(item => JsonElement.Parse(item.Data))];
    }

    private Task IndexAsync(CancellationToken cancellationToken)
    {
        done.Add($"index {Now()}");
        held = held > clock.GetUtcNow() ? held : null;
        return Task.CompletedTask;
    }

    private Task SendDueAsync(CancellationToken cancellationToken)
    {
        done.Add($"send {Now()}");
        if (due.TryPeek(out var next) && next <= clock.GetUtcNow())
        {
            due.Dequeue();
            sent++;
            world.BotSends(new Message { Id = 0, Chat = world.PrivateChat(reader), From = world.Bot, SentAt = default, Text = "digest" });
        }

        return Task.CompletedTask;
    }

    private Task<DateTimeOffset?> NextDueAtAsync(CancellationToken cancellationToken) => due.TryPeek(out var next)
        ? next == DateTimeOffset.MinValue ? throw new InvalidOperationException("broken") : Task.FromResult<DateTimeOffset?>(next)
        : Task.FromResult<DateTimeOffset?>(null);

    private string Now() => TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Shanghai).ToString("dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
