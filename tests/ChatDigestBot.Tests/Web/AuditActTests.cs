using ChatDigestBot.Web;

namespace ChatDigestBot.Tests.Web;

/// <summary>Rows of the audit log are kept for ever, so the words of an act never change, and the values are read out of them again.</summary>
public sealed class AuditActTests
{
    private static readonly DateTimeOffset At = new(2026, 12, 4, 0, 6, 0, TimeSpan.Zero);

    public static TheoryData<object, string, string?> Written => new()
    {
        { new AuditAct.Named("job-run", "send-alerts"), "job-run", "send-alerts" },
        { new AuditAct.Named("something: of another build (7)"), "something: of another build (7)", null },
        { new AuditAct.OfBroadcast(3, "filling") { Was = "unapproved" }, "broadcast 3: filling", null },
        { new AuditAct.OfBroadcast(6, "call off the rest", "recall", 3) { Was = "sending" }, "broadcast 6 (recall of 3): call off the rest", null },
        { new AuditAct.OfBroadcast(3, AuditAct.OfBroadcast.Moved, StartsAt: At) { Was = AuditAct.Second(At) }, "broadcast 3: at 2026-12-04 00:06:00Z", null },
        { new AuditAct.Curation("L2B", new CurationMark("pinned", At)) { Was = CurationMark.None }, "article L2B: pinned until 2026-12-04 00:06 UTC", null },
        { new AuditAct.Curation("L2B", new CurationMark("hidden", At, "wrong (twice),\nas ever")), "article L2B: hidden until 2026-12-04 00:06 UTC (wrong (twice),\nas ever)", null },
        { new AuditAct.Curation("L2B", new CurationMark("hidden", Reason: "until Friday")), "article L2B: hidden (until Friday)", null },
        { new AuditAct.Curation("L2B", new CurationMark("unhidden")) { Was = "hidden" }, "article L2B: unhidden", null },
        { new AuditAct.Wording("L2B", "title", "Pinned: the story of K9") { Was = "K9" }, "article L2B: title: Pinned: the story of K9", null },
        { new AuditAct.Wording("L2B", "summary", null), "article L2B: summary: its own", null },
        { new AuditAct.Wording("L2B", "topics", ""), "article L2B: topics: ", null },
        { new AuditAct.OfStory("L2B", "K9") { Was = "s1" }, "article L2B: the story of K9", null },
        { new AuditAct.OfStory("L2B"), "article L2B: a story of its own", null },
        { new AuditAct.Desk("desk-out", ("smart-city", "zh", new DateOnly(2026, 12, 3)), "青岚市: 路灯") { Was = "up" }, "desk-out", "smart-city zh 2026-12-03: 青岚市: 路灯" },
        { new AuditAct.Desk("desk-unapproved", ("ai", "en", new DateOnly(2026, 12, 3))) { Was = AuditAct.Desk.Approved(At) }, "desk-unapproved", "ai en 2026-12-03" },
        { new AuditAct.Dashboard("hangfire/recurring/trigger", "send-alerts"), "hangfire/recurring/trigger", "send-alerts" },
        { new AuditAct.Dashboard("hangfire/jobs/actions/requeue/7", "7 (send-alerts), 8", 3), "hangfire/jobs/actions/requeue/7", "7 (send-alerts), 8 and 3 more" },
        { new AuditAct.RoleGiven("42", "editor") { Was = "reader" }, "role-given", "42: editor" },
        { new AuditAct.Ban("-1001", IsBanned: true) { Was = AuditAct.Ban.State(wasBanned: false) }, "banned", "-1001" },
        { new AuditAct.OfMessage("resent", "slot:2026-11-22", "Ada → Bob") { Was = "blocked" }, "resent", "slot:2026-11-22 → Ada → Bob" },
        { new AuditAct.OfUnit("left-unit", "broadcast:3", 12), "left-unit", "broadcast:3" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void An_act_is_written_as_ever_and_read_back_as_it_was(object act, string action, string? subject)
    {
        var written = (AuditAct)act;
        Assert.Equal((action, subject), (written.Action, written.Subject));
        Assert.Equal(written, AuditAct.Read(new AuditEntry { Id = 1, At = At, UserId = 7, Action = written.Action, Subject = written.Subject, Was = written.Was }));
    }

    [Fact]
    public void What_was_before_an_approval_is_read_back_to_the_minute() =>
        Assert.Equal(At, (new AuditAct.Desk("desk-approved", Edition: null) { Was = AuditAct.Desk.Approved(At.AddSeconds(59)) }).WasApprovedAt);
}
