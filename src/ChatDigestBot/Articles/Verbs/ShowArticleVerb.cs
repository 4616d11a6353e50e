using System.CommandLine;
using System.Text.Json;
using ChatDigestBot.Articles.Cleaning;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Verbs;

/// <summary>Prints one article with its text, the reasons for its topics, and what was taken off it.</summary>
internal sealed class ShowArticleVerb : Verb
{
    private readonly Argument<string> _key = new("KEY") { Description = "The article's key, as lists show it" };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object" };
    private readonly Option<bool> _noSync = UpToDate.NoSyncOption();

    public ShowArticleVerb()
        : base("show", "Show one article")
    {
        Add(_key);
        Add(_json);
        Add(_noSync);
    }

    public override SchemaNeed Schema => SchemaNeed.Current;

    public override async Task<int> RunAsync(ParseResult arguments, IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        await UpToDate.BringAsync(services, Error, arguments.GetValue(_noSync), cancellationToken);
        var catalogue = services.GetRequiredService<ArticleCatalogue>();
        var key = arguments.GetRequiredValue(_key);
        var article = await catalogue.FindByKeyAsync(key, cancellationToken) ?? throw new VerbException($"There is no article with the key {key}.", exitCode: 1);
        var body = await catalogue.FindBodyAsync(article.Id, cancellationToken);
        using var reasons = JsonDocument.Parse(await catalogue.GetTopicReasonsAsync(article.Id, cancellationToken));
        var takenOff = FindTakenOff(services, article.Path);
        if (arguments.GetValue(_json))
        {
            var spans = await catalogue.GetSummarySpansAsync(article.Id, cancellationToken);
            await output.WriteLineAsync(JsonLine.Of(new Shown(article) { Text = body?.Text ?? "", TopicReasons = reasons.RootElement, TakenOff = takenOff, SummarySpans = [.. spans.Select(span => new[] { span.Start, span.Length })] }));
            return 0;
        }

        await output.WriteLineAsync($"{TerminalText.Of(article.Title)}\n{TerminalText.Of($"{article.Source} · {IsoInstant.Of(article.PublishedAt)} · {string.Join(", ", article.Topics)} · {article.Path}")}\n");
        await output.WriteLineAsync(TerminalText.Lines($"{(article.Summary.Length > 0 ? article.Summary + "\n\n" : "")}{body?.Text}"));
        foreach (var topic in reasons.RootElement.EnumerateArray())
        {
            var found = topic.GetProperty("reasons").EnumerateArray().Select(reason => $"{reason.GetProperty("rule")} {reason.GetProperty("found")} {reason.GetProperty("points")}");
            await output.WriteLineAsync(TerminalText.Lines($"\n{topic.GetProperty("topic")} {topic.GetProperty("score")}: {string.Join(", ", found)}"));
        }

        foreach (var taken in takenOff)
        {
            await output.WriteLineAsync(TerminalText.Lines($"\nnot part of the text, {taken.Reason}: {taken.Text}"));
        }

        return 0;
    }

    // Kept nowhere, since only whoever doubts the rules asks: the file tells it again.
    private static IReadOnlyList<TakenOff> FindTakenOff(IServiceProvider services, string path)
    {
        var folder = new PostFolder(services.GetRequiredService<ArticlesOptions>().Path);
        return folder.Find(path) is { } file && PostReader.Read(folder.Root, file) is PostReading.Loaded loaded
            ? PostCleaner.Clean(loaded.Post, services.GetRequiredService<TimeProvider>().GetUtcNow()).TakenOff
            : [];
    }

    private sealed class Shown(Article article) : ArticleLine(article)
    {
        public string Text { get; init; } = "";

        public JsonElement TopicReasons { get; init; }

        /// <summary>What stands in the post and is no part of the text.</summary>
        public IReadOnlyList<TakenOff> TakenOff { get; init; } = [];

        /// <summary>Where the summary's parts stand in the text: start and length.</summary>
        public int[][] SummarySpans { get; init; } = [];
    }
}
