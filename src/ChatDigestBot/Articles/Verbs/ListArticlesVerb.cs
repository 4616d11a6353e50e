using System.CommandLine;
using System.Globalization;
using ChatDigestBot.Articles.Reading.Dates;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Verbs;

/// <summary>Prints the catalogue, newest first.</summary>
internal sealed class ListArticlesVerb : Verb
{
    private const int PageSize = 2_000;

    private readonly Option<string?> _topic = new("--topic") { Description = "Only articles of this topic (id or any of its names)" };
    private readonly Option<string?> _since = new("--since") { Description = "Only articles of this date and later, such as 2026-05-04" };
    private readonly Option<int?> _limit = new("--limit") { Description = "At most so many" };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object a line" };
    private readonly Option<bool> _noSync = UpToDate.NoSyncOption();

    public ListArticlesVerb()
        : base("list", "List the catalogue, newest first")
    {
        Add(_topic);
        Add(_since);
        Add(_limit);
        Add(_json);
        Add(_noSync);
    }

    public override SchemaNeed Schema => SchemaNeed.Current;

    public override async Task<int> RunAsync(ParseResult arguments, IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var filter = new ArticleFilter { Topics = ReadTopic(arguments, services), PublishedSince = ReadSince(arguments, services) };
        var limit = arguments.GetValue(_limit) ?? int.MaxValue;
        if (limit <= 0)
        {
            throw new VerbException(string.Create(CultureInfo.InvariantCulture, $"--limit is {limit}: give a number above 0."), exitCode: 2);
        }

        await UpToDate.BringAsync(services, Error, arguments.GetValue(_noSync), cancellationToken);
        var catalogue = services.GetRequiredService<ArticleCatalogue>();
        var printed = 0;
        while (printed < limit)
        {
            var page = await catalogue.ListAsync(filter with { Offset = printed, Limit = Math.Min(PageSize, limit - printed) }, cancellationToken);
            foreach (var article in page)
            {
                await output.WriteLineAsync(arguments.GetValue(_json) ? JsonLine.Of(new ArticleLine(article)) : Row(article));
            }

            printed += page.Count;
            if (page.Count == 0)
            {
                break;
            }
        }

        return 0;
    }

    private static string Row(Article article) => string.Create(
        CultureInfo.InvariantCulture, $"{article.PublishedAt.UtcDateTime:yyyy-MM-dd HH:mm}  {article.Key}  {string.Join(',', article.Topics),-24}  {TerminalText.Of(article.Title)}");

    private IReadOnlyCollection<string>? ReadTopic(ParseResult arguments, IServiceProvider services)
    {
        if (arguments.GetValue(_topic) is not { } name)
        {
            return null;
        }

        var topics = services.GetRequiredService<TopicCatalogue>();
        return topics.Find(name) is { } topic
            ? [topic.Id]
            : throw new VerbException($"There is no topic {name}; there are {string.Join(", ", topics.All.Select(known => known.Id))}.", exitCode: 2);
    }

    private DateTimeOffset? ReadSince(ParseResult arguments, IServiceProvider services)
    {
        if (arguments.GetValue(_since) is not { } text)
        {
            return null;
        }

        return DateReader.Read(text.Trim()) ?? throw new VerbException($"--since is {text}: give a date such as 2026-05-04 or 2026-05-04T08:00:00Z.", exitCode: 2);
    }
}
