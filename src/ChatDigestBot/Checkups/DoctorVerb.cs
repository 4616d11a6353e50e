using System.CommandLine;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Checkups;

/// <summary>Says in plain words what would happen at a start, and changes nothing.</summary>
internal sealed class DoctorVerb : Verb
{
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object a line" };

    public DoctorVerb()
        : base("doctor", "Look at token, webhook, clock, zones, disk, database, backups, posts and feeds; exit 1 on a problem")
    {
        Add(_json);
    }

    // It must run on whatever is there.
    public override SchemaNeed Schema => SchemaNeed.None;

    public override async Task<int> RunAsync(ParseResult arguments, IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var texts = services.GetRequiredService<TextCatalogue>();
        var findings = await services.GetRequiredService<CheckupRound>().LookAsync(isThorough: true, cancellationToken);
        foreach (var finding in findings)
        {
            var words = TerminalText.Of(texts.Get(Language.English, $"doctor.{finding.Key}", finding.Values));
            await output.WriteLineAsync(arguments.GetValue(_json) ? JsonLine.Of(new { finding.Check, Level = NameOf(finding.Level), words }) : $"{NameOf(finding.Level),-9}{finding.Check,-10}{words}");
        }

        return findings.Any(finding => finding.Level == FindingLevel.Problem) ? 1 : 0;
    }

    private static string NameOf(FindingLevel level) => level switch
    {
        FindingLevel.Good => "ok",
        FindingLevel.Note => "note",
        _ => "problem",
    };
}
