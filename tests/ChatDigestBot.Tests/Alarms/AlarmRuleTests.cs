using ChatDigestBot.Alarms;
using ChatDigestBot.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDigestBot.Tests.Alarms;

public sealed class AlarmRuleTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly HashSet<string> NothingUnknown = [];

    [Fact]
    public void What_is_found_in_two_looks_is_told_once()
    {
        var told = Told([true, true, true, true]);
        Assert.Equal(["", "began", "", ""], told);
    }

    [Fact]
    public void What_only_one_look_finds_is_not_worth_a_word() => Assert.All(Told([true, false, true, false]), word => Assert.Equal("", word));

    [Fact]
    public void It_is_over_once_it_has_been_gone_for_ten_minutes()
    {
        var told = Told([true, true, .. Enumerable.Repeat(false, 12)]);
        Assert.Equal((1, 1, 12), (told.Count(word => word == "began"), told.Count(word => word == "over"), told.IndexOf("over")));
    }

    [Fact]
    public void What_comes_and_goes_is_one_alarm()
    {
        var told = Told([.. Enumerable.Range(0, 200).Select(look => look % 5 < 2)]);
        Assert.Equal("began", Assert.Single(told, word => word.Length > 0));
    }

    [Fact]
    public void Telegram_that_was_away_is_told_at_once_when_it_is_back() => Assert.Equal(["", "began", "over"], Told([true, true, false], AlarmWords.ToldWhenOver));

    [Fact]
    public void While_nobody_can_look_an_alarm_stays_as_it_is()
    {
        var open = AlarmRule.Turn(AlarmRule.Turn([], [Of("a")], NothingUnknown, Start).Open, [Of("a")], NothingUnknown, Start.AddMinutes(1)).Open;
        var turn = AlarmRule.Turn(open, [], new HashSet<string> { "a" }, Start.AddHours(3));
        Assert.Equal(open, turn.Open);
        Assert.False(turn.IsNews);
    }

    [Fact]
    public void Two_subjects_of_a_kind_are_two_alarms()
    {
        var open = AlarmRule.Turn([], [Of("a", "x"), Of("a", "y"), Of("a", "x")], NothingUnknown, Start).Open;
        Assert.Equal(["x", "y"], AlarmRule.Turn(open, [Of("a", "x"), Of("a", "y")], NothingUnknown, Start.AddMinutes(1)).Began.Select(alarm => alarm.Subject));
    }

    [Fact]
    public void Whatever_happens_each_beginning_has_at_most_one_end() => Prop.ForAll<bool[]>(looks =>
    {
        var said = Told(looks ?? []).Where(word => word.Length > 0).ToList();
        return said.Where((_, index) => index % 2 == 0).All(word => word == "began") && said.Where((_, index) => index % 2 == 1).All(word => word == "over");
    }).QuickCheckThrowOnFailure();

    private static Alarm Of(string kind, string subject = "") => new(kind, subject, Start);

    /// <summary>What is told at looks a minute apart that find the alarm or do not.</summary>
    private static List<string> Told(bool[] looks, string kind = "a")
    {
        IReadOnlyList<OpenAlarm> open = [];
        var told = new List<string>();
        for (var look = 0; look < looks.Length; look++)
        {
            var turn = AlarmRule.Turn(open, looks[look] ? [Of(kind)] : [], NothingUnknown, Start.AddMinutes(look));
            open = turn.Open;
            told.Add((turn.Began.Count > 0 ? "began" : "") + (turn.Over.Count > 0 ? "over" : ""));
        }

        return told;
    }
}
