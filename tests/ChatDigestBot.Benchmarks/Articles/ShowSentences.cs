using System.Globalization;
using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Drafting;
using ChatDigestBot.Articles.Summaries;
using ChatDigestBot.Articles.Topics;

namespace ChatDigestBot.Benchmarks.Articles;

/// <summary>Prints the sentences a summary is chosen from, for a person who labels the best ones: <c>sentences FOLDER [MOST]</c>.</summary>
internal sealed class ShowSentences : IBenchmark
{
    private const int Longest = 110;

    public string Name => "sentences";

    public string Description => "the sentences of each post that a summary is chosen from, to label the best: FOLDER [MOST]";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        var topics = TopicFile.Parse(await File.ReadAllTextAsync("content/topics.yaml", cancellationToken));
        var most = words.Length > 1 ? int.Parse(words[1], CultureInfo.InvariantCulture) : 14;
        var number = 0;
        foreach (var draft in QualityReport.Read(words[0], topics, output))
        {
            output.WriteLine($"### {++number} {draft.Post.Path}\nT: {draft.Post.Title} [{string.Join(' ', draft.Topics.Select(score => score.Topic))}]");
            foreach (var (place, sentence) in Sentences(draft).Take(most).Index())
            {
                output.WriteLine($"{place}: {(sentence.Length > Longest ? sentence[..Longest] + "~" + sentence.Length.ToString(CultureInfo.InvariantCulture) : sentence)}");
            }

            output.WriteLine($"S: {draft.Summary.Text}");
        }
    }

    private static IEnumerable<string> Sentences(ArticleDraft draft) =>
        draft.Post.Body.Paragraphs.Where(paragraph => paragraph.Kind is ParagraphKind.Text or ParagraphKind.Quote or ParagraphKind.ListItem)
            .SelectMany(paragraph => SentenceSplitter.Split(paragraph.Text, 0, paragraph.Text.Length).Select(span => paragraph.Text.Substring(span.Start, span.Length)));
}
