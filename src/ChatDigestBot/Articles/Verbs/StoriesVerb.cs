using System.CommandLine;
using ChatDigestBot.Articles.Stories;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Verbs;

/// <summary>Prints the groups of articles that tell the same story, with the reason.</summary>
internal sealed class StoriesVerb : Verb
{
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object a line" };
    private readonly Option<bool> _noSync = UpToDate.NoSyncOption();

    public StoriesVerb()
        : base("stories", "Groups of articles that tell the same story")
    {
        Add(_json);
        Add(_noSync);
    }

    public override SchemaNeed Schema => SchemaNeed.Current;

    public override async Task<int> RunAsync(ParseResult arguments, IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        await UpToDate.BringAsync(services, Error, arguments.GetValue(_noSync), cancellationToken);
        foreach (var story in await services.GetRequiredService<ArticleCatalogue>().ListSharedStoriesAsync(cancellationToken))
        {
            var reason = string.Join("; ", story.Reasons.Select(StoryReasons.SayToPrograms).Distinct());
            await output.WriteLineAsync(arguments.GetValue(_json)
                ? JsonLine.Of(new { story.StoryId, story.LeadPath, story.Paths, reason })
                : $"{story.StoryId}  {reason}\n{string.Join('\n', story.Paths.Select(path => (path == story.LeadPath ? "  * " : "    ") + TerminalText.Of(path)))}");
        }

        return 0;
    }
}
