using ChatDigestBot.Broadcasts;
using ChatDigestBot.Broadcasts.Running;
using ChatDigestBot.Playground.Faults;
using ChatDigestBot.Playground.Worlds;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Playground;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>An editor speaks to everybody.</summary>
public sealed class BroadcastJourneys : IAsyncLifetime
{
    private const long AdminId = 4711;
    private const int InDoubt = 906;
    private const int TelegramAway = 1400;
    private const string Text = "今晚八点维护 & 升级，简报会晚到";

    private JourneyApp App { get; set; } = null!;

    public async Task InitializeAsync() => App = await JourneyApp.StartAsync(new JourneyOptions
    {
        Admins = [AdminId],
        Settings = ["Delivery:MessagesPerSecond=1000", "Delivery:MaxInFlight=4"],
    });

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task Two_hundred_people_have_it_once_and_the_editor_reads_so()
    {
        var admin = App.Person("管理员", "zh-hans", AdminId);
        await App.Starts(admin);
        var people = App.World.AddPeople(199);
        foreach (var person in people)
        {
            await App.Starts(person);
        }

        var preview = await App.Says(admin, "/broadcast " + Text);
        Assert.Contains(Text, preview.Text, StringComparison.Ordinal);
        Assert.Contains("200", preview.Text, StringComparison.Ordinal);
        var test = await App.Taps(admin, preview.Message, "🧪");
        Assert.Equal(Text, test.Text);

        var before = App.World.Deliveries.Count;
        await App.Taps(admin, preview.Message, "✅");
        await App.Arrive(before + 200);
        var report = await ReportAsync(preview.Message);
        Assert.Contains("送达 200", report.Text, StringComparison.Ordinal);
        Assert.All([.. people, admin], person => Assert.Equal(person == admin ? 2 : 1, App.SeenBy(person).Count(message => message.Text == Text)));

        var list = await App.Says(admin, "/broadcasts");
        Assert.Contains("送达 200", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_editor_writes_keeps_its_marks_of_direction()
    {
        const string Mixed = "\u202Bשלום\u202C, today's news: \u2067AI\u2069!";
        var admin = App.Person("管理员", "zh-hans", AdminId);
        await App.Starts(admin);
        var preview = await App.Says(admin, "/broadcast " + Mixed);
        Assert.Contains("\u2067AI\u2069", preview.Text, StringComparison.Ordinal);
        Assert.Equal(Mixed, (await App.Services.GetRequiredService<BroadcastDesk>().FindAsync(1, CancellationToken.None))!.Message.Text.Plain);
        Assert.DoesNotContain("\u2067", (await App.Says(admin, "/search \u2067无此词")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_no_admin_gets_the_same_answer_as_for_an_unknown_command()
    {
        var ann = App.Person("Ann", "en");
        await App.Starts(ann);
        var unknown = await App.Says(ann, "/broadcasx hello");
        var forbidden = await App.Says(ann, "/broadcast hello");
        var button = await App.Says(ann, "/broadcast_send 0123456789");

        Assert.Equal(unknown.Text, forbidden.Text);
        Assert.Equal(unknown.Text, button.Text);
    }

    [Fact]
    public async Task Signs_that_look_like_markup_arrive_as_they_were_typed()
    {
        var admin = App.Person("管理员", "zh-hans", AdminId);
        await App.Starts(admin);
        var preview = await App.Says(admin, "/broadcast 1 < 2 && *stars*");
        var test = await App.Taps(admin, preview.Message, "🧪");

        Assert.Equal("1 < 2 && *stars*", test.Text);
    }

    [Fact]
    public async Task A_broadcast_is_paused_goes_on_and_reaches_everybody_once()
    {
        var (admin, people, preview) = await HalfSentAsync(slow: TimeSpan.FromMilliseconds(150));
        var paused = await App.Taps(admin, preview, "暂停");
        Assert.Contains("已暂停", paused.Text, StringComparison.Ordinal);
        await QuietAsync();
        var before = people.Count(Has);
        Assert.InRange(before, 1, people.Count - 1);
        await App.TimePasses(TimeSpan.FromMinutes(5));
        Assert.Equal(before, people.Count(Has));

        App.Telegram.Account.Options.Faults.Clear();
        await App.Taps(admin, preview, "继续");
        var report = await ReportAsync(preview);
        Assert.Contains($"送达 {people.Count + 1}", report.Text, StringComparison.Ordinal);
        Assert.All(people, person => Assert.Single(App.SeenBy(person), message => message.Text == Text));
    }

    [Fact]
    public async Task The_rest_of_a_broadcast_is_called_off_also_what_Telegram_put_off()
    {
        var (admin, people, preview) = await HalfSentAsync(slow: TimeSpan.FromMilliseconds(150));
        App.Telegram.Account.Options.Faults.Add(new Fault { Kind = FaultKind.Throttle, Method = "sendMessage", RetryAfter = 3, Times = 5 });
        await App.Taps(admin, preview, "其余的不发了");
        App.Telegram.Account.Options.Faults.Clear();
        var report = await ReportAsync(preview);
        await App.TimePasses(TimeSpan.FromMinutes(5));
        var reached = people.Append(admin).Count(Has);

        Assert.InRange(reached, 1, people.Count);
        Assert.Contains($"送达 {reached}", report.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(report.Keyboard?.Buttons ?? [], button => button.Text.Contains("暂停", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_reads_that_it_is_done_may_correct_it_at_once()
    {
        var admin = App.Person("管理员", "zh-hans", AdminId);
        await App.Starts(admin);
        var preview = await App.Says(admin, "/broadcast " + Text);
        // The report is there a while before the bot hears so.
        App.Telegram.Account.Options.Faults.Add(new Fault { Kind = FaultKind.Slow, Method = "editMessageText", AfterEffect = true, Delay = TimeSpan.FromSeconds(2) });
        await App.Taps(admin, preview.Message, "✅");
        await Until.SoAsync(() => App.World.FindMessage(preview.Message.Chat, preview.Message.Id)!.Text.Contains("已发完", StringComparison.Ordinal));
        Assert.Contains("更正", (await App.Says(admin, "/broadcast_correct 1 " + Text + "。")).Message.Keyboard!.Buttons.First().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_authors_report_says_what_another_editor_did_from_elsewhere()
    {
        const long Other = 777;
        var (admin, _, preview) = await HalfSentAsync(slow: TimeSpan.FromMilliseconds(500));
        var controls = App.Services.GetRequiredService<BroadcastControls>();
        Assert.True(await controls.PauseAsync(1, Other, CancellationToken.None));
        await SaysAsync(preview, "已暂停");
        App.Telegram.Account.Options.Faults.Clear();
        await QuietAsync();
        Assert.True(await controls.StopAsync(1, Other, CancellationToken.None));
        await ReportAsync(preview);
        await App.Services.GetRequiredService<BroadcastDesk>().StartAsync(
            ((DraftChangeResult.Drafted)await App.Services.GetRequiredService<BroadcastDesk>().DraftRecallAsync(Other, 1, CancellationToken.None)).Draft, Other, startsAt: null, reportMessage: null, CancellationToken.None);
        await SaysAsync(preview, "已撤回");

        var later = await App.Says(admin, "/broadcast " + Text);
        var hours = await App.Taps(admin, later.Message, "定时");
        await App.Taps(admin, hours.Message, hours.Message.Keyboard!.Buttons.First().Text);
        var scheduled = (await App.Services.GetRequiredService<BroadcastControls>().ListAsync(1, 0, CancellationToken.None))[0].Broadcast;
        Assert.True(await App.Services.GetRequiredService<BroadcastDesk>().WithdrawAsync(scheduled.Id, Other, CancellationToken.None));
        await SaysAsync(hours.Message, "已取消");

        Task SaysAsync(Message message, string words) => Until.SoAsync(() => App.World.FindMessage(message.Chat, message.Id)!.Text.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_was_due_while_the_bot_was_away_asks_its_author()
    {
        var admin = await ScheduledAsync();
        App.Clock.JumpTo(App.Clock.GetUtcNow().AddDays(2));
        await App.Services.GetRequiredService<BroadcastDesk>().BeginDueAsync(StartBroadcastsJob.Latest, CancellationToken.None);
        await Until.SoAsync(() => ReportsSeenBy(admin).Any(report => report.Contains("现在还发吗", StringComparison.Ordinal)));
        Assert.DoesNotContain(App.SeenBy(admin), message => message.Text == Text);
    }

    [Fact]
    public async Task A_picture_goes_out_in_answer_to_it_is_corrected_and_taken_back()
    {
        var admin = App.Person("管理员", "zh-hans", AdminId);
        await App.Starts(admin);
        var people = App.World.AddPeople(20);
        foreach (var person in people)
        {
            await App.Starts(person);
        }

        Message picture = null!;
        await App.Lets(() => picture = App.World.SendFile(admin, App.World.PrivateChat(admin), new Attachment(AttachmentKind.Photo, "AgACpicture") { Bytes = new byte[] { 1 } }, "原来的说明"));
        await App.Answers(admin, picture, "/broadcast " + Text);
        var panel = App.SeenBy(admin)[^1];
        Assert.Contains(App.SeenBy(admin), message => message.Attachment?.FileId == "AgACpicture" && message.Text == Text);
        var before = App.World.Deliveries.Count;
        await App.Taps(admin, panel, "✅");
        await App.Arrive(before + 21);
        await ReportAsync(panel);
        Assert.All(people, person => Assert.Single(App.SeenBy(person), message => message.Attachment?.FileId == "AgACpicture" && message.Text == Text));

        var ask = await App.Says(admin, "/broadcast_correct 1 更正：今晚九点");
        await App.Taps(admin, ask.Message, "✏️");
        await ReportAsync(ask.Message);
        Assert.All(people, person => Assert.Single(App.SeenBy(person), message => message.Attachment is not null && message.Text == "更正：今晚九点"));

        var recall = await App.Taps(admin, panel, "撤回");
        await App.Taps(admin, recall.Message, "↩️");
        var report = await ReportAsync(recall.Message);
        Assert.Contains("撤回 21", report.Text, StringComparison.Ordinal);
        Assert.All(people, person => Assert.DoesNotContain(App.SeenBy(person), message => message.Attachment is not null));
    }

    [Fact]
    public async Task A_report_that_has_nothing_new_to_say_is_left_alone()
    {
        const int Enough = 1000;
        var (admin, late) = (App.Person("管理员", "zh-hans", AdminId), App.Person("阿明", "zh-hans"));
        await App.Starts(admin);
        await App.Starts(late);
        App.Telegram.Account.Options.Faults.Add(new Fault { Kind = FaultKind.Throttle, Method = "sendMessage", ChatId = late.Id, RetryAfter = 3600 });
        var preview = await App.Says(admin, "/broadcast " + Text);
        var before = App.World.Deliveries.Count;
        await App.Taps(admin, preview.Message, "✅");
        await App.Arrive(before + 1);
        for (var look = 0; look < 100 && !App.World.FindMessage(preview.Message.Chat, preview.Message.Id)!.Text.Contains("送达 1", StringComparison.Ordinal); look++)
        {
            await ReportsAreDueAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        Assert.Contains("送达 1", App.World.FindMessage(preview.Message.Chat, preview.Message.Id)!.Text, StringComparison.Ordinal);
        App.Telegram.Account.Options.Faults.Add(new Fault { Kind = FaultKind.Slow, Method = "editMessageText", Times = Enough });
        for (var look = 0; look < 5; look++)
        {
            await ReportsAreDueAsync();
        }

        Assert.Equal(Enough, App.Telegram.Account.Options.Faults.Faults.Single(fault => fault.Kind == FaultKind.Slow).Times);
    }

    [Fact]
    public async Task A_report_that_may_have_arrived_is_not_sent_again()
    {
        var admin = await ScheduledAsync();
        App.Log.Expect(InDoubt, TelegramAway);
        App.Telegram.Account.Options.Faults.Add(new Fault { Kind = FaultKind.Drop, Method = "sendMessage", ChatId = AdminId, AfterEffect = true });
        for (var hour = 0; hour < 5; hour++)
        {
            await App.TimePasses(TimeSpan.FromHours(1));
            // The minute's tick comes by real time: five hours may be over before it.
            await App.Services.GetRequiredService<BroadcastDesk>().BeginDueAsync(StartBroadcastsJob.Latest, CancellationToken.None);
            await App.Services.GetRequiredService<BroadcastWorker>().WorkOnceAsync(CancellationToken.None);
        }

        Assert.Single(ReportsSeenBy(admin).Skip(1));
    }

    [Fact]
    public async Task Two_nodes_show_the_last_report_of_a_scheduled_broadcast_once()
    {
        var admin = await ScheduledAsync();
        App.Telegram.Account.Options.Faults.Add(new Fault { Kind = FaultKind.Slow, Method = "sendMessage", ChatId = AdminId, AfterEffect = true, Delay = TimeSpan.FromSeconds(1) });
        await App.TimePasses(TimeSpan.FromHours(2));
        await App.Services.GetRequiredService<BroadcastDesk>().BeginDueAsync(StartBroadcastsJob.Latest, CancellationToken.None);
        var here = App.Services.GetRequiredService<BroadcastWorker>();
        using var there = ActivatorUtilities.CreateInstance<BroadcastWorker>(App.Services);
        await Until.SoAsync(async () => (await Task.WhenAll(here.WorkOnceAsync(CancellationToken.None), there.WorkOnceAsync(CancellationToken.None))).All(isAnyOpen => !isAnyOpen));

        Assert.Single(ReportsSeenBy(admin).Skip(1));
    }

    [Fact]
    public async Task What_is_neither_text_nor_picture_nor_file_is_refused_with_a_sentence()
    {
        var admin = App.Person("管理员", "zh-hans", AdminId);
        await App.Starts(admin);
        Message sticker = null!;
        await App.Lets(() => sticker = App.World.SendFile(admin, App.World.PrivateChat(admin), new Attachment(AttachmentKind.Sticker, "CAACsticker"), ""));

        Assert.Contains("所以什么都没有准备", (await App.Answers(admin, sticker, "/broadcast")).Text, StringComparison.Ordinal);
    }

    /// <summary>A broadcast that begins at the next full hour.</summary>
    private async Task<Person> ScheduledAsync()
    {
        var admin = App.Person("管理员", "zh-hans", AdminId);
        await App.Starts(admin);
        var panel = await App.Says(admin, "/broadcast " + Text);
        var hours = await App.Taps(admin, panel.Message, "定时");
        await App.Taps(admin, hours.Message, hours.Message.Keyboard!.Buttons.First().Text);
        return admin;
    }

    /// <summary>Messages about the broadcast, the one with its buttons first.</summary>
    private IEnumerable<string> ReportsSeenBy(Person person) => App.SeenBy(person)
        .Where(message => message.Text != Text && message.Text.Contains("#1", StringComparison.Ordinal)).Select(message => $"{message.SentAt:T} {message.Text}");

    private bool Has(Person person) => App.SeenBy(person).Any(message => message.Text == Text);

    /// <summary>A broadcast to sixty people of whom some have it.</summary>
    private async Task<(Person Admin, IReadOnlyList<Person> People, Message Report)> HalfSentAsync(TimeSpan slow)
    {
        var admin = App.Person("管理员", "zh-hans", AdminId);
        await App.Starts(admin);
        var people = App.World.AddPeople(60);
        foreach (var person in people)
        {
            await App.Starts(person);
        }

        var preview = await App.Says(admin, "/broadcast " + Text);
        App.Telegram.Account.Options.Faults.Add(new Fault { Kind = FaultKind.Slow, Method = "sendMessage", Delay = slow });
        var before = App.World.Deliveries.Count;
        await App.Taps(admin, preview.Message, "✅");
        await App.Arrive(before + 3);
        return (admin, people, preview.Message);
    }

    /// <summary>Waits until nothing is under way.</summary>
    private Task QuietAsync() => Until.SoAsync(async () => await App.Services.GetRequiredService<Database>().ReadAsync(
        session => session.ScalarAsync<long>("SELECT COUNT(*) FROM deliveries WHERE state IN ('planned', 'sending')"), CancellationToken.None) == 0);

    // The one who is waited for keeps a day's clock from going on: only the reports do.
    private async Task ReportsAreDueAsync()
    {
        App.Clock.JumpTo(App.Clock.GetUtcNow() + TimeSpan.FromSeconds(31));
        await App.Services.GetRequiredService<BroadcastWorker>().WorkOnceAsync(CancellationToken.None);
    }

    private async Task<Message> ReportAsync(Message preview)
    {
        for (var look = 0; look < 600; look++)
        {
            var current = App.World.FindMessage(preview.Chat, preview.Id)!;
            if (current.Text.Contains("已发完", StringComparison.Ordinal))
            {
                return current;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        throw new InvalidOperationException("The report never said done: " + App.World.FindMessage(preview.Chat, preview.Id)!.Text);
    }
}
