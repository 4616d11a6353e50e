using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Zones;

internal sealed class TimezoneCommand(SubscriberStore subscribers, NextDigestText next, TextCatalogue texts)
{
    private const int MaxSuggestions = 6;

    private static readonly string[] Offered =
        ["Asia/Shanghai", "Asia/Hong_Kong", "Asia/Tokyo", "Asia/Singapore", "Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles", "Australia/Sydney"];

    /// <summary>What people type who guess the name.</summary>
    [ChatCommand("zone", Access.GroupAdmins, IsHidden = true)]
    public Task<Reply> RunByShortNameAsync(CommandCall call, CancellationToken cancellationToken) => RunAsync(call, cancellationToken);

    [ChatCommand("timezone", Access.GroupAdmins, Order = 140, Example = "commands.timezone.example")]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Arguments.Length == 0)
        {
            var known = await subscribers.GetAsync(call.Target, call.Now, cancellationToken);
            return Reply.Of(Text("subscribers.zone", known.Hours.Zone, call)) with { Buttons = Buttons(Offered.Select(TimeZoneInfo.FindSystemTimeZoneById), call.Language) };
        }

        if (ZoneFinder.Find(call.Arguments) is not { } zone)
        {
            var near = ZoneFinder.Suggest(call.Arguments, MaxSuggestions);
            var key = ZoneFinder.Meanings(call.Arguments).Count > 0 ? "subscribers.zoneSeveral" : near.Count > 0 ? "subscribers.zoneSuggest" : "subscribers.zoneUnknown";
            return Reply.Of(texts.Html(call.Language, key, ("text", TimeCommand.Echo(call.Arguments)))) with
            {
                Buttons = Buttons(near, call.Language),
                EditsMessage = false,
            };
        }

        var (before, after) = await subscribers.ChangeAsync(call.Target, known => known with { Hours = known.Hours.In(zone) }, call.Now, cancellationToken);
        return Reply.Of(HtmlText.Lines(Text("subscribers.zoneSet", zone, call), HtmlText.Encode(next.Sentence(after, call.Now, call.Language)))) with
        {
            Buttons = before.Hours.ZoneId == after.Hours.ZoneId ? [] : [[ReplyButton.Run(texts.Get(call.Language, "subscribers.undo"), $"/timezone {before.Hours.ZoneId}")]],
        };
    }

    private HtmlText Text(string key, TimeZoneInfo zone, CommandCall call) =>
        texts.Html(call.Language, key, ("zone", ZoneFinder.Name(zone, call.Language)), ("time", DayText.Clock(call.Now, zone)));

    private static IReadOnlyList<IReadOnlyList<ReplyButton>> Buttons(IEnumerable<TimeZoneInfo> zones, Language language) =>
        [.. zones.Select(zone => ReplyButton.Run(ZoneFinder.City(zone, language), $"/timezone {zone.Id}")).Chunk(3)];
}
