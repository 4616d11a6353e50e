using System.CommandLine;
using System.Globalization;
using ChatDigestBot.Articles.Drafting;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Articles.Verbs;

/// <summary>Reads every post and prints each problem with its place and its cure.</summary>
internal sealed class CheckArticlesVerb : Verb
{
    private readonly Option<string?> _path = new("--path") { Description = "Another folder than the one of the settings" };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object a line" };

    public CheckArticlesVerb()
        : base("check", "Read every post and report each problem")
    {
        Add(_path);
        Add(_json);
    }

    public override SchemaNeed Schema => SchemaNeed.None;

    public override async Task<int> RunAsync(ParseResult arguments, IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var path = arguments.GetValue(_path) ?? services.GetRequiredService<ArticlesOptions>().Path;
        if (!Directory.Exists(path))
        {
            throw new VerbException($"--path is {path}: give a folder that exists.", exitCode: 2);
        }

        var problems = new List<PostProblem>();
        var folder = new PostFolder(path);
        var files = folder.List(problems.Add).ToList();
        var topics = services.GetRequiredService<TopicCatalogue>().Current;
        var drafter = new Drafter(folder.Root, topics, [], services.GetRequiredService<TimeProvider>().GetUtcNow(), NullLogger.Instance);
        var (read, loaded, withheldCount) = (0, 0, 0);
        using var bar = new ProgressBar(files.Count);
        await foreach (var group in new DraftReader(files, drafter, NullLogger.Instance).ReadAsync(cancellationToken))
        {
            foreach (var file in group)
            {
                loaded += file.Draft is null || file.Withheld is not null ? 0 : 1;
                problems.AddRange(file.Draft?.Post.Problems ?? []);
                problems.AddRange(file.Unreadable is { } unreadable ? [unreadable.Problem] : []);
                problems.AddRange(file.Withheld is { } withheld ? [withheld.Notice] : []);
                withheldCount += file.Withheld is null ? 0 : 1;
            }

            bar.Show(read += group.Count);
        }

        bar.Dispose();
        var isJson = arguments.GetValue(_json);
        foreach (var problem in problems.OrderBy(problem => problem.Path, StringComparer.Ordinal).ThenBy(problem => problem.Line))
        {
            await output.WriteLineAsync(isJson ? JsonLine.Of(new { problem.Path, Level = problem.Level.LowerName(), problem.Line, problem.Message }) : string.Create(CultureInfo.InvariantCulture, $"{problem.Level.LowerName(),-8}{TerminalText.Of(problem.Path)}:{problem.Line}\n        {TerminalText.Of(problem.Message)}"));
        }

        var errors = problems.Count(problem => problem.Level == ProblemLevel.Error);
        var summary = new { Posts = files.Count, Loaded = loaded, Withheld = withheldCount, Warnings = problems.Count(problem => problem.Level == ProblemLevel.Warning), Errors = errors };
        await output.WriteLineAsync(isJson ? JsonLine.Of(summary) : string.Create(
            CultureInfo.InvariantCulture, $"{summary.Posts} posts, {summary.Loaded} loaded, {summary.Warnings} warnings, {summary.Errors} errors{(summary.Withheld > 0 ? string.Create(CultureInfo.InvariantCulture, $", {summary.Withheld} not published") : "")}"));
        return errors > 0 ? 1 : 0;
    }
}
