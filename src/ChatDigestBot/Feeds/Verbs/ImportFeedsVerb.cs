using System.CommandLine;
using System.Globalization;
using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds.Verbs;

/// <summary>Takes the feeds of another reader's list over into ours; those that are there already stay as they are.</summary>
internal sealed class ImportFeedsVerb : Verb
{
    private const int MaxBytes = 10 * 1024 * 1024;

    private readonly Argument<string> _file = new("file") { Description = "An OPML file" };

    public ImportFeedsVerb()
        : base("import", "Take over the feeds of an OPML file")
    {
        Add(_file);
    }

    public override SchemaNeed Schema => SchemaNeed.None;

    public override async Task<int> RunAsync(ParseResult arguments, IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var file = arguments.GetValue(_file)!;
        var known = FeedVerbs.ReadList(services).Select(feed => feed.Key).ToHashSet();
        var path = services.GetRequiredService<FeedsOptions>().Path;
        try
        {
            var bytes = new FileInfo(file).Length > MaxBytes ? [] : await File.ReadAllBytesAsync(file, cancellationToken);
            var found = Opml.Read(bytes) ?? throw new VerbException($"{file} is no OPML file.", exitCode: 2);
            var added = found.Where(feed => !known.Contains(feed.Key)).ToList();
            if (added.Count > 0)
            {
                await WriteAsync(path, added, cancellationToken);
            }

            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{added.Count} feeds added to {path}, {found.Count - added.Count} were there already"));
            return 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new VerbException($"Feeds cannot be taken from {file} to {path}: {exception.Message}", exitCode: 2);
        }
    }

    private static async Task WriteAsync(string path, IReadOnlyList<ListedFeed> added, CancellationToken cancellationToken)
    {
        var before = File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken) : "";
        var after = FeedFileWriter.Add(before, added)
            ?? throw new VerbException($"{path} is written such that nothing can be added at its end: put the list \"feeds:\" last, one entry a line.", exitCode: 2);
        var unfinished = path + ".new";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(unfinished, after, cancellationToken);
        File.Move(unfinished, path, overwrite: true);
    }
}
