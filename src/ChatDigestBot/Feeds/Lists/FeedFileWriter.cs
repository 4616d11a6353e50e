using System.Text;
using ChatDigestBot.Shared;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace ChatDigestBot.Feeds.Lists;

/// <summary>Adds feeds at the end of <c>feeds.yaml</c> and leaves everything else in it as it stands, comments too. Pure.</summary>
internal static class FeedFileWriter
{
    /// <returns>The new text, or null where the file is written such that nothing can be added at its end.</returns>
    /// <exception cref="ContentFileException">The file was wrong before.</exception>
    public static string? Add(string yaml, IReadOnlyList<ListedFeed> added)
    {
        var before = FeedFile.Parse(yaml);
        var list = Sequence(yaml);
        var text = new StringBuilder(list is { Children.Count: 0 } ? WithoutEmptyList(yaml, list) : yaml);
        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }

        if (list is null && !yaml.Split('\n').Any(line => line.TrimEnd() == "feeds:"))
        {
            text.Append("feeds:\n");
        }

        var indent = new string(' ', list is { Children: [var first, ..] } ? Math.Max(0, (int)first.Start.Column - 3) : 2);
        foreach (var feed in added)
        {
            Append(text, feed, indent);
        }

        var after = text.ToString();
        return IsWhole(after, before, added) ? after : null;
    }

    private static bool IsWhole(string yaml, IReadOnlyList<ListedFeed> before, IReadOnlyList<ListedFeed> added)
    {
        try
        {
            return FeedFile.Parse(yaml).Select(feed => feed.Key).SequenceEqual(before.Concat(added).Select(feed => feed.Key));
        }
        catch (ContentFileException)
        {
            return false;
        }
    }

    private static YamlSequenceNode? Sequence(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents.Count > 0 && stream.Documents[0].RootNode is YamlMappingNode root
            && root.Children.TryGetValue(new YamlScalarNode("feeds"), out var node) ? node as YamlSequenceNode : null;
    }

    private static string WithoutEmptyList(string yaml, YamlSequenceNode list)
    {
        var start = (int)list.Start.Index;
        var end = yaml.IndexOf(']', start);
        return end < 0 ? yaml : yaml[..start].TrimEnd(' ') + yaml[(end + 1)..];
    }

    private static void Append(StringBuilder text, ListedFeed feed, string indent)
    {
        text.Append(indent).Append("- url: ").Append(Quoted(feed.Url.AbsoluteUri)).Append('\n');
        Field("name", feed.Name);
        Field("category", feed.Category == ListedFeed.DefaultCategory ? null : feed.Category);
        Field("channel", feed.Channel);
        Field("language", feed.Language);

        void Field(string name, string? value)
        {
            if (value is { Length: > 0 })
            {
                text.Append(indent).Append("  ").Append(name).Append(": ").Append(Quoted(value)).Append('\n');
            }
        }
    }

    /// <summary>A text as YAML writes it in quotes, on one line.</summary>
    public static string Quoted(string value)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(writer, new EmitterSettings().WithBestWidth(int.MaxValue));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, value, ScalarStyle.SingleQuoted, isPlainImplicit: false, isQuotedImplicit: true));
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return writer.ToString().TrimEnd('\r', '\n');
    }
}
