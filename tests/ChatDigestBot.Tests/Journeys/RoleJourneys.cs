using System.Net;
using ChatDigestBot.Web;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>Roles are given and taken on the person's page.</summary>
public sealed class RoleJourneys
{
    private const long OwnerId = 501;
    private const long AnnaId = 502;
    private const long BenId = 503;

    [Fact]
    public async Task The_owner_gives_and_takes_a_role_on_the_persons_page()
    {
        await using var app = await StartAsync();
        using var owner = await ConsoleVisit.SignInAsync(app, OwnerId);
        var page = $"/console/people/{AnnaId}";
        Assert.Contains("Make editor", await owner.ReadAsync(page), StringComparison.Ordinal);
        Assert.Equal(page, await owner.SendAsync($"{page}/role", ("role", "editor")));
        Assert.Contains("<span class=\"badge\">editor</span>", await owner.ReadAsync(page), StringComparison.Ordinal);
        Assert.Contains("broadcast", (await app.Says(app.World.FindPerson(AnnaId)!, "/help")).Text, StringComparison.Ordinal);

        using var anna = await ConsoleVisit.SignInAsync(app, AnnaId);
        Assert.Equal(HttpStatusCode.OK, await anna.AskAsync("/console"));
        Assert.Equal(page, await owner.SendAsync($"{page}/role", ("role", "reader")));
        Assert.Equal(HttpStatusCode.Redirect, await anna.AskAsync("/console"));
        Assert.Equal(
            [("role-given", $"{AnnaId}: reader", "editor"), ("role-given", $"{AnnaId}: editor", "reader")],
            (await app.Services.GetRequiredService<AuditLog>().ListAsync(null, 9, CancellationToken.None)).Where(entry => entry.Action == "role-given").Select(entry => (entry.Action, entry.Subject, entry.Was)));
    }

    [Fact]
    public async Task Nobody_gives_what_is_not_theirs_to_give()
    {
        await using var app = await StartAsync();
        using var owner = await ConsoleVisit.SignInAsync(app, OwnerId);
        await owner.SendAsync($"/console/people/{AnnaId}/role", ("role", "admin"));
        using var admin = await ConsoleVisit.SignInAsync(app, AnnaId);
        Assert.DoesNotContain("Make admin", await admin.ReadAsync($"/console/people/{BenId}"), StringComparison.Ordinal);
        Assert.Null(await admin.SendAsync($"/console/people/{BenId}/role", ("role", "admin")));
        Assert.Null(await admin.SendAsync($"/console/people/{BenId}/role", ("role", "owner")));
        Assert.Null(await admin.SendAsync($"/console/people/{BenId}/role", ("role", "nonsense")));
        Assert.Null(await admin.SendAsync($"/console/people/{OwnerId}/role", ("role", "reader")));
        Assert.Null(await admin.SendAsync($"/console/people/{AnnaId}/role", ("role", "reader")));
        Assert.NotNull(await admin.SendAsync($"/console/people/{BenId}/role", ("role", "viewer")));
        using var viewer = await ConsoleVisit.SignInAsync(app, BenId);
        Assert.DoesNotContain("Make editor", await viewer.ReadAsync($"/console/people/{BenId}"), StringComparison.Ordinal);
        Assert.Null(await viewer.SendAsync($"/console/people/{BenId}/role", ("role", "editor")));
    }

    [Fact]
    public async Task A_viewer_who_is_told_of_a_sign_in_signs_out_everywhere()
    {
        await using var app = await StartAsync();
        using var owner = await ConsoleVisit.SignInAsync(app, OwnerId);
        await owner.SendAsync($"/console/people/{BenId}/role", ("role", "viewer"));
        var ben = app.World.FindPerson(BenId)!;
        var before = app.SeenBy(ben).Count;
        using var viewer = await ConsoleVisit.SignInAsync(app, BenId);
        await Playground.Until.SoAsync(() => app.SeenBy(ben).Count > before);
        var notice = app.SeenBy(ben)[^1];
        await app.Taps(ben, notice, notice.Keyboard!.Buttons.Single().Text);
        Assert.Equal(HttpStatusCode.Redirect, await viewer.AskAsync("/console"));
    }

    [Fact]
    public async Task Whoever_is_banned_stands_in_the_audit_log_by_number_and_is_called_by_name_as_long_as_it_is_known()
    {
        await using var app = await StartAsync();
        using var owner = await ConsoleVisit.SignInAsync(app, OwnerId);
        Assert.NotNull(await owner.SendAsync($"/console/people/{BenId}/ban"));
        Assert.Contains($"banned <a href=\"/console/people/{BenId}\">Ben</a>", await owner.ReadAsync("/console/audit"), StringComparison.Ordinal);
        Assert.Equal(
            [$"{BenId}"],
            (await app.Services.GetRequiredService<AuditLog>().ListAsync(null, 9, CancellationToken.None)).Where(entry => entry.Action == "banned").Select(entry => entry.Subject));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_is_banned_has_no_say_in_the_console_either(bool isInChat)
    {
        await using var app = await StartAsync();
        using var owner = await ConsoleVisit.SignInAsync(app, OwnerId);
        await owner.SendAsync($"/console/people/{AnnaId}/role", ("role", "editor"));
        using var anna = await ConsoleVisit.SignInAsync(app, AnnaId);
        Assert.Equal(HttpStatusCode.OK, await anna.AskAsync("/console/broadcasts/new"));
        if (isInChat)
        {
            await app.Says(app.World.FindPerson(OwnerId)!, $"/ban {AnnaId}");
        }
        else
        {
            Assert.NotNull(await owner.SendAsync($"/console/people/{AnnaId}/ban"));
        }

        var person = app.World.FindPerson(AnnaId)!;
        Assert.DoesNotContain(app.World.Menus.Resolve(app.World.PrivateChat(person), person, isAdmin: false), command => command.Command == "broadcast");
        Assert.Equal(HttpStatusCode.Redirect, await anna.AskAsync("/console/broadcasts/new"));
        Assert.NotNull(await owner.SendAsync($"/console/people/{AnnaId}/unban"));
        Assert.Equal(HttpStatusCode.Redirect, await anna.AskAsync("/console"));
        Assert.Equal(
            [$"{AnnaId}: reader|editor", $"{AnnaId}: editor|reader"],
            (await app.Services.GetRequiredService<AuditLog>().ListAsync(null, 9, CancellationToken.None)).Where(entry => entry.Action == "role-given").Select(entry => $"{entry.Subject}|{entry.Was}"));
    }

    [Fact]
    public async Task Whoever_is_banned_is_given_no_role_before_the_ban_is_lifted()
    {
        await using var app = await StartAsync();
        using var owner = await ConsoleVisit.SignInAsync(app, OwnerId);
        var page = $"/console/people/{AnnaId}";
        Assert.NotNull(await owner.SendAsync($"{page}/ban"));
        Assert.DoesNotContain("Make editor", await owner.ReadAsync(page), StringComparison.Ordinal);
        Assert.Null(await owner.SendAsync($"{page}/role", ("role", "editor")));
        Assert.Contains($"/unban {AnnaId}", (await app.Says(app.World.FindPerson(OwnerId)!, $"/role {AnnaId} editor")).Text, StringComparison.Ordinal);
        Assert.NotNull(await owner.SendAsync($"{page}/unban"));
        Assert.NotNull(await owner.SendAsync($"{page}/role", ("role", "editor")));
    }

    private static async Task<JourneyApp> StartAsync()
    {
        var app = await JourneyApp.StartAsync(new JourneyOptions { Admins = [OwnerId] });
        foreach (var (name, id) in new[] { ("Owner", OwnerId), ("Anna", AnnaId), ("Ben", BenId) })
        {
            await app.Starts(app.Person(name, "en", id));
        }

        return app;
    }
}
