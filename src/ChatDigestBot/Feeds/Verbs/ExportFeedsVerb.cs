using System.CommandLine;
using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds.Verbs;

/// <summary>Writes the list of feeds as OPML, which other readers take.</summary>
internal sealed class ExportFeedsVerb : Verb
{
    private readonly Argument<string?> _file = new("file") { Description = "Where to; without it the list is printed", Arity = ArgumentArity.ZeroOrOne };

    public ExportFeedsVerb()
        : base("export", "Give the list of feeds as OPML")
    {
        Add(_file);
    }

    public override SchemaNeed Schema => SchemaNeed.None;

    public override async Task<int> RunAsync(ParseResult arguments, IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var opml = Opml.Write(FeedVerbs.ReadList(services));
        if (arguments.GetValue(_file) is not { } file)
        {
            await output.WriteAsync(opml);
            return 0;
        }

        try
        {
            await File.WriteAllTextAsync(file, opml, cancellationToken);
            return 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new VerbException($"{file} cannot be written: {exception.Message}", exitCode: 2);
        }
    }
}
