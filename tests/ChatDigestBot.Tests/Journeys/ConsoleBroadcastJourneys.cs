using System.Net;
using ChatDigestBot.Broadcasts;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>An editor tests, sends and corrects a broadcast on the console's pages, without script.</summary>
public sealed class ConsoleBroadcastJourneys
{
    private const long AdminId = 501;
    private const string Text = "Maintenance **tonight at eight**, digests will be late";
    private const string Shown = "Maintenance tonight at eight, digests will be late";

    [Fact]
    public async Task It_is_tested_on_oneself_sent_and_corrected_everywhere()
    {
        await using var app = await StartAsync(readers: 3);
        using var editor = await ConsoleVisit.SignInAsync(app, AdminId);
        var me = app.World.FindPerson(AdminId)!;
        var draft = await editor.SendAsync("/console/broadcasts/draft", ("text", Text), ("people", "1"));
        await editor.SendAsync("/console/broadcasts/test", ("key", draft!.Split('/')[^1]));
        await Playground.Until.SoAsync(() => app.SeenBy(me).Any(message => message.Text == Shown));
        Assert.All(Readers(app), reader => Assert.DoesNotContain(app.SeenBy(reader), message => message.Text == Shown));

        var page = await editor.SendAsync("/console/broadcasts/start", ("key", draft.Split('/')[^1]));
        await Playground.Until.SoAsync(() => Readers(app).All(reader => app.SeenBy(reader).Any(message => message.Text == Shown)));
        await EndsAsync(app);
        Assert.Contains("Correct…", await editor.ReadAsync(page!), StringComparison.Ordinal);
        Assert.Contains(Text, await editor.ReadAsync(page + "/correct"), StringComparison.Ordinal);
        var form = await editor.OpenAsync(page + "/correct");
        Assert.Contains("role=\"alert\"", (await editor.FillInAsync(form, page + "/correct", ("text", " "))).Html, StringComparison.Ordinal);
        var refused = (await editor.FillInAsync(form, page + "/correct", ("text", new string('x', 5000)))).Html;
        Assert.Contains("more or fewer messages", refused, StringComparison.Ordinal);
        Assert.Contains(new string('x', 5000) + "</textarea>", refused, StringComparison.Ordinal);

        var correction = await editor.SendAsync(page + "/correct", ("text", "Maintenance **at nine**"));
        Assert.Contains("Correct 4 messages", await editor.ReadAsync(correction!), StringComparison.Ordinal);
        Assert.All(Readers(app), reader => Assert.Contains(app.SeenBy(reader), message => message.Text == Shown));
        await editor.SendAsync("/console/broadcasts/start", ("key", correction!.Split('/')[^1]));
        await Playground.Until.SoAsync(() => Readers(app).All(reader => app.SeenBy(reader).Any(message => message.Text == "Maintenance at nine")));
        Assert.All(Readers(app), reader => Assert.DoesNotContain(app.SeenBy(reader), message => message.Text == Shown));
    }

    [Fact]
    public async Task A_time_that_cannot_be_read_is_there_to_be_mended_and_a_blank_one_sends_nothing()
    {
        await using var app = await StartAsync(readers: 2);
        using var editor = await ConsoleVisit.SignInAsync(app, AdminId);
        var key = (await editor.SendAsync("/console/broadcasts/draft", ("text", Text), ("people", "1")))!.Split('/')[^1];
        var wrong = await editor.SendAsync("/console/broadcasts/start", ("key", key), ("at", "yesterday 25:99"));
        Assert.Contains("value=\"yesterday 25:99\"", await editor.ReadAsync(wrong!), StringComparison.Ordinal);
        Assert.Contains("That is no time in the future", await editor.ReadAsync((await editor.SendAsync("/console/broadcasts/start", ("key", key), ("at", " ")))!), StringComparison.Ordinal);
        Assert.All(Readers(app), reader => Assert.DoesNotContain(app.SeenBy(reader), message => message.Text == Shown));
    }

    [Fact]
    public async Task A_draft_says_to_whom_it_goes_and_is_changed_without_being_typed_again()
    {
        await using var app = await StartAsync(readers: 2);
        using var editor = await ConsoleVisit.SignInAsync(app, AdminId);
        var draft = (await editor.SendAsync("/console/broadcasts/draft", ("text", Text), ("people", "1"), ("language", "en"), ("topics", "ai")))!;
        var key = draft.Split('/')[^1];
        var review = await editor.ReadAsync(draft);
        Assert.Contains("To: People · Artificial intelligence · English", review, StringComparison.Ordinal);
        Assert.Contains($"/console/broadcasts/new?draft={key}", review, StringComparison.Ordinal);

        var form = await editor.ReadAsync($"/console/broadcasts/new?draft={key}");
        Assert.Contains($">{Text}</textarea>", form, StringComparison.Ordinal);
        Assert.Contains($"name=\"draft\" value=\"{key}\"", form, StringComparison.Ordinal);
        Assert.Matches("name=\"people\" value=\"1\" checked", form);
        Assert.DoesNotMatch("name=\"groups\" value=\"1\" checked", form);
        Assert.Matches("value=\"ai\" checked", form);
        Assert.Matches("value=\"en\" selected", form);

        var again = (await editor.SendAsync("/console/broadcasts/draft", ("draft", key), ("text", "Maintenance **at nine**"), ("people", "1")))!;
        Assert.Contains("<b>at nine</b>", await editor.ReadAsync(again), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await editor.AskAsync(draft));
    }

    [Fact]
    public async Task A_scheduled_one_gets_another_time_and_one_that_was_called_off_is_written_again()
    {
        await using var app = await StartAsync(readers: 1);
        using var editor = await ConsoleVisit.SignInAsync(app, AdminId);
        var key = (await editor.SendAsync("/console/broadcasts/draft", ("text", Text), ("people", "1")))!.Split('/')[^1];
        var page = (await editor.SendAsync("/console/broadcasts/start", ("key", key), ("at", "tomorrow 9:00")))!;
        Assert.Contains("tomorrow at 09:00", await editor.ReadAsync(page), StringComparison.Ordinal);
        Assert.Contains("value=\"noon-ish\"", await editor.ReadAsync((await editor.SendAsync(page + "/reschedule", ("at", "noon-ish")))!), StringComparison.Ordinal);
        Assert.Equal(page, await editor.SendAsync(page + "/reschedule", ("at", "tomorrow 18:30")));
        var moved = await editor.ReadAsync(page);
        Assert.Contains("tomorrow at 18:30", moved, StringComparison.Ordinal);
        Assert.DoesNotContain("?from=", moved, StringComparison.Ordinal);

        await editor.SendAsync(page + "/withdraw");
        var called = await editor.ReadAsync(page);
        Assert.DoesNotContain("/reschedule", called, StringComparison.Ordinal);
        var link = $"/console/broadcasts/new?from={page.Split('/')[^1]}";
        Assert.Contains(link, called, StringComparison.Ordinal);
        Assert.Contains($">{Text}</textarea>", await editor.ReadAsync(link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_puts_off_from_an_old_page_what_was_called_off_meanwhile_reads_so()
    {
        await using var app = await StartAsync(readers: 1);
        using var editor = await ConsoleVisit.SignInAsync(app, AdminId);
        var key = (await editor.SendAsync("/console/broadcasts/draft", ("text", Text), ("people", "1")))!.Split('/')[^1];
        var page = await editor.SendAsync("/console/broadcasts/start", ("key", key), ("at", "in 2 hours"));
        Assert.Equal(page, await editor.SendAsync(page + "/reschedule", ("at", "in 3 hours")));
        Assert.Equal(page, await editor.SendAsync(page + "/withdraw"));
        var there = await editor.SendAsync(page + "/reschedule", ("at", "in 4 hours"));
        Assert.Contains("Somebody else was faster", await editor.ReadAsync(there!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_matches_there_is_no_button_that_sends_to_nobody()
    {
        await using var app = await StartAsync(readers: 1);
        using var editor = await ConsoleVisit.SignInAsync(app, AdminId);
        var draft = await editor.ReadAsync((await editor.SendAsync("/console/broadcasts/draft", ("text", Text)))!);
        Assert.Contains("Nobody matches just now", draft, StringComparison.Ordinal);
        Assert.DoesNotContain("Send to 0", draft, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_only_looks_sees_no_buttons_that_would_refuse_them()
    {
        await using var app = await StartAsync(readers: 1);
        using var editor = await ConsoleVisit.SignInAsync(app, AdminId);
        var page = await editor.SendAsync("/console/broadcasts/start", ("key", (await editor.SendAsync("/console/broadcasts/draft", ("text", Text), ("people", "1")))!.Split('/')[^1]));
        await EndsAsync(app);
        var reader = Readers(app).Single();
        await app.Says(app.World.FindPerson(AdminId)!, $"/role {reader.Id} viewer");
        using var viewer = await ConsoleVisit.SignInAsync(app, reader.Id);
        string[] places = [page!, "/console/broadcasts"];
        foreach (var place in places)
        {
            Assert.Contains("/console/broadcasts/" + (place == places[1] ? "new" : "1/"), await editor.ReadAsync(place), StringComparison.Ordinal);
            var seen = await viewer.ReadAsync(place);
            Assert.DoesNotContain("action=\"/console/broadcasts/", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("/correct\"", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("/console/broadcasts/new", seen, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_still_going_out_was_recalled_or_never_was_is_not_corrected()
    {
        await using var app = await StartAsync(readers: 1);
        using var editor = await ConsoleVisit.SignInAsync(app, AdminId);
        Assert.Null(await editor.SendAsync("/console/broadcasts/7/correct", ("text", "x")));
        Assert.Equal(HttpStatusCode.NotFound, await editor.AskAsync("/console/broadcasts/7/correct"));
        Assert.Null(await editor.SendAsync("/console/broadcasts/7/test"));
        Assert.Null(await editor.SendAsync("/console/broadcasts/test", ("key", "nothing")));

        var page = await editor.SendAsync("/console/broadcasts/start", ("key", (await editor.SendAsync("/console/broadcasts/draft", ("text", Text), ("people", "1")))!.Split('/')[^1]));
        await EndsAsync(app);
        var recall = await editor.SendAsync(page + "/recall");
        await editor.SendAsync("/console/broadcasts/start", ("key", recall!.Split('/')[^1]));
        Assert.Null(await editor.SendAsync(page + "/correct", ("text", "x")));
        Assert.Equal(HttpStatusCode.NotFound, await editor.AskAsync(page + "/correct"));
    }

    [Fact]
    public async Task Whoever_corrects_what_is_recalled_meanwhile_has_the_typed_words_back()
    {
        await using var app = await StartAsync(readers: 1);
        using var editor = await ConsoleVisit.SignInAsync(app, AdminId);
        var page = await editor.SendAsync("/console/broadcasts/start", ("key", (await editor.SendAsync("/console/broadcasts/draft", ("text", Text), ("people", "1")))!.Split('/')[^1]));
        await EndsAsync(app);
        var form = await editor.OpenAsync(page + "/correct");
        var recall = await editor.SendAsync(page + "/recall");
        await editor.SendAsync("/console/broadcasts/start", ("key", recall!.Split('/')[^1]));

        var (status, refused) = await editor.FillInAsync(form, page + "/correct", ("text", "Maintenance **at nine**"));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("It was recalled.", refused, StringComparison.Ordinal);
        Assert.Contains(">Maintenance **at nine**</textarea>", refused, StringComparison.Ordinal);
        Assert.DoesNotContain($"action=\"{page}/correct\"", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blank_text_leaves_the_draft_and_what_was_chosen_as_they_were()
    {
        await using var app = await StartAsync(readers: 2);
        using var editor = await ConsoleVisit.SignInAsync(app, AdminId);
        var draft = (await editor.SendAsync("/console/broadcasts/draft", ("text", Text), ("people", "1"), ("language", "en")))!;
        var form = await editor.OpenAsync($"/console/broadcasts/new?draft={draft.Split('/')[^1]}");

        var (_, refused) = await editor.FillInAsync(form, "/console/broadcasts/draft", ("text", " \n"), ("groups", "1"), ("active", "30"), ("topics", "ai"));
        Assert.Contains("role=\"alert\">There are no words to send yet", refused, StringComparison.Ordinal);
        Assert.Contains($"name=\"draft\" value=\"{draft.Split('/')[^1]}\"", refused, StringComparison.Ordinal);
        foreach (var chosen in new[] { "name=\"people\" value=\"1\" checked", "name=\"groups\" value=\"1\" checked", "value=\"ai\" checked", "value=\"30\" selected" })
        {
            Assert.Matches(chosen, refused);
        }

        Assert.Contains("<b>tonight at eight</b>", await editor.ReadAsync(draft), StringComparison.Ordinal);
    }

    // Its report said so: until then it counts as still going out.
    private static Task EndsAsync(JourneyApp app) => Playground.Until.SoAsync(async () =>
        await app.Services.GetRequiredService<BroadcastDesk>().FindAsync(1, CancellationToken.None) is { State: BroadcastState.Done });

    private static IEnumerable<ChatDigestBot.Playground.Worlds.Person> Readers(JourneyApp app) => app.World.People.Where(person => person.Id != AdminId);

    private static async Task<JourneyApp> StartAsync(int readers)
    {
        var app = await JourneyApp.StartAsync(new JourneyOptions { Admins = [AdminId], Settings = ["Delivery:MessagesPerSecond=1000"] });
        await app.Starts(app.Person("Mei", "en", AdminId));
        for (var index = 0; index < readers; index++)
        {
            await app.Starts(app.Person($"Reader{index}"));
        }

        return app;
    }
}
