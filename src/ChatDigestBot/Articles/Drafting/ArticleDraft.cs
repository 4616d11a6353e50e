using ChatDigestBot.Articles.Cleaning;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Stories;
using ChatDigestBot.Articles.Summaries;
using ChatDigestBot.Articles.Topics;

namespace ChatDigestBot.Articles.Drafting;

/// <summary>Everything the rules find in one post, before the catalogue knows it.</summary>
internal sealed record ArticleDraft
{
    /// <summary>Grows when the rules change what they find in the same post; the catalogue is then made anew from the files.</summary>
    /// <remarks>17: where a post is from by the lines of clippers and archives and by the site its link leads to, the day that a line above a text says, links with spaces and lost references, lines of newsrooms and saved pages, short posts in other languages, what a letter says is in it, sentences parted by their language. 16: prints keep keywords of title and beginning in the place of the title's words, two newsrooms on one event are one story, posts in two languages are told in their own, other languages in Latin letters are not English, names of sources behind titles. 15: titles that name a part or a file are no titles, more languages, whole web pages, letters by what they recommend, pictures that load late, lessons in programming are not about open source. 14: two sentences chosen together, releases by what changed, heads around titles, credits and notices that were passed over, forty more words. 13: what essays, how-tos and round-ups are about, some 2,500 more words, frames and drafts of more programs, texts without a rare word in common are two stories. 12: sentences by what they say beyond the title, news that begins like a frame, drafts and dates in more forms, reports of one template apart. 11: a model learned from labelled posts decides on the topics that ship. 10: many more words, shares of a maker are about the maker, captions are not the news, lines and titles in parts are put together. 9: round-ups, companies, lists and causes bring fewer topics, lines that are paragraphs are parted.</remarks>
    public const string RulesVersion = "17";

    public required CleanPost Post { get; init; }

    public required IReadOnlyList<TopicScore> Topics { get; init; }

    public required Summary Summary { get; init; }

    public required ushort[]? Print { get; init; }

    public static ArticleDraft Make(Post post, TopicSet topics, DateTimeOffset now)
    {
        var clean = PostCleaner.Clean(post, now);
        return new ArticleDraft
        {
            Post = clean,
            Topics = Classify(topics, clean),
            Summary = clean.IsAdvert ? Summary.None : Summariser.Summarise(clean.Title, clean.Body, clean.Text, clean.Measure.WrittenLike, clean.Description),
            Print = TextPrint.Of(clean.Title, clean.Text),
        };
    }

    /// <summary>What of a post its topics are found by.</summary>
    public static TopicEvidence EvidenceOf(CleanPost post) => new() { Title = post.Title, Text = post.Text, Categories = post.Origins, Links = post.Links };

    /// <summary>An advert is of no topic: nobody subscribes to it.</summary>
    private static IReadOnlyList<TopicScore> Classify(TopicSet topics, CleanPost post) => post.IsAdvert
        ? []
        : GivenTopics.Add(topics, post.GivenTopics, TopicClassifier.Classify(topics, EvidenceOf(post)));
}
