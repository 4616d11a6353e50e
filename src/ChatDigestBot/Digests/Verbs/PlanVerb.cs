using System.CommandLine;
using System.Globalization;
using ChatDigestBot.Articles.Verbs;
using ChatDigestBot.Digests.Planning;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Digests.Verbs;

/// <summary>Shows who would get what in the next 24 hours, and sends nothing.</summary>
internal sealed class PlanVerb : Verb
{
    private const int PageSize = 500;

    private readonly Option<string?> _at = new("--at") { Description = "The beginning of the 24 hours, such as 2026-03-01T08:00; now if left out", HelpName = "TIME" };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object a digest" };
    private readonly Option<bool> _noSync = UpToDate.NoSyncOption();

    public PlanVerb()
        : base("plan", "Show who would get what in the next 24 hours")
    {
        Add(_at);
        Add(_json);
        Add(_noSync);
    }

    public override SchemaNeed Schema => SchemaNeed.Current;

    public override async Task<int> RunAsync(ParseResult arguments, IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var zone = services.GetRequiredService<SubscriberDefaults>().Hours.Zone;
        var from = MomentText.Read(arguments.GetValue(_at), zone) ?? services.GetRequiredService<TimeProvider>().GetUtcNow();
        await UpToDate.BringAsync(services, Error, arguments.GetValue(_noSync), cancellationToken);
        var isJson = arguments.GetValue(_json);
        var forecast = services.GetRequiredService<DigestForecast>();
        var lines = await services.GetRequiredService<Database>().ReadAsync(session => WriteAsync(session, forecast, from, output, isJson), cancellationToken);
        if (!isJson)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{lines} digests are due."));
        }

        return 0;
    }

    private static async Task<int> WriteAsync(DbSession session, DigestForecast forecast, DateTimeOffset from, TextWriter output, bool isJson)
    {
        var written = 0;
        await foreach (var (due, composition) in forecast.ReadAsync(session, from, from + TimeSpan.FromDays(1), PageSize))
        {
            var line = new
            {
                due.Subscriber.Target.ChatId,
                DueAt = IsoInstant.Of(due.Slot.DueAt),
                Items = composition?.Edition.Items.Count ?? 0,
                Messages = composition?.Messages.Count ?? 0,
                Keys = composition?.Edition.Items.Select(item => item.Key) ?? [],
            };
            await output.WriteLineAsync(isJson
                ? JsonLine.Of(line)
                : string.Create(CultureInfo.InvariantCulture, $"{line.DueAt}  {line.ChatId,15}  {line.Items,2} items in {line.Messages} messages"));
            written++;
        }

        return written;
    }
}
