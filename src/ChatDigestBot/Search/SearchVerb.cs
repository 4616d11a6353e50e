using System.CommandLine;
using System.Globalization;
using ChatDigestBot.Articles.Verbs;
using ChatDigestBot.Search.Indexing;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Search;

/// <summary>Prints what <c>/search</c> would find. Any text is a query; what begins with a hyphen stands after <c>--</c>.</summary>
internal sealed class SearchVerb : Verb
{
    private readonly Argument<string[]> _words = new("QUERY") { Description = "What to look for: words, \"a phrase\", -without, topic:ai, after:2026-05-01 …", Arity = ArgumentArity.OneOrMore };
    private readonly Option<int> _limit = new("--limit") { Description = "At most so many", DefaultValueFactory = _ => 10 };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object a line" };
    private readonly Option<bool> _noSync = UpToDate.NoSyncOption();

    public SearchVerb()
        : base("search", "Search the articles as /search does")
    {
        Add(_words);
        Add(_limit);
        Add(_json);
        Add(_noSync);
    }

    public override SchemaNeed Schema => SchemaNeed.Current;

    public override async Task<int> RunAsync(ParseResult arguments, IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var limit = arguments.GetValue(_limit);
        if (limit <= 0)
        {
            throw new VerbException(string.Create(CultureInfo.InvariantCulture, $"--limit is {limit}: give a number above 0."), exitCode: 2);
        }

        await UpToDate.BringAsync(services, Error, arguments.GetValue(_noSync), cancellationToken);
        if (!arguments.GetValue(_noSync))
        {
            await TendSearchIndexJob.CatchUpAsync(services.GetRequiredService<Database>(), services.GetRequiredService<SearchIndexSink>(), cancellationToken);
        }

        var zone = services.GetRequiredService<SubscriberDefaults>().Hours.Zone;
        if (!SearchQueryParser.TryParse(string.Join(' ', arguments.GetValue(_words) ?? []), services.GetRequiredService<TimeProvider>().GetUtcNow(), zone, out var query))
        {
            // Signs alone name nothing, so nothing is found; whoever typed them reads why.
            await Error.WriteLineAsync("There is no word to look for: type words, \"a phrase\", -without, topic:ai or after:2026-05-01.");
            return 0;
        }

        var result = await services.GetRequiredService<SearchStore>().FindAsync(query, 0, limit, cancellationToken);
        if (result.Hits.Count == 0)
        {
            await Error.WriteLineAsync("Nothing found.");
        }

        foreach (var hit in result.Hits)
        {
            await output.WriteLineAsync(arguments.GetValue(_json) ? JsonLine.Of(Line(hit)) : Row(hit));
        }

        return 0;
    }

    private static object Line(SearchHit hit) => new
    {
        hit.Article.Key,
        hit.Article.Path,
        hit.Article.Title,
        Score = Math.Round(hit.Score, 4),
        Snippet = hit.Snippet.Plain,
    };

    private static string Row(SearchHit hit) => string.Create(
        CultureInfo.InvariantCulture, $"{hit.Article.PublishedAt.UtcDateTime:yyyy-MM-dd}  {hit.Article.Key}  {TerminalText.Of(hit.Article.Title)}{Environment.NewLine}            {TerminalText.Of(hit.Snippet.Plain)}");
}
