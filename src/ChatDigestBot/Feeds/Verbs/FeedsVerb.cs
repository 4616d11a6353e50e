using System.CommandLine;

namespace ChatDigestBot.Feeds.Verbs;

/// <summary>The word before <c>check</c>, <c>pull</c>, <c>import</c> and <c>export</c>.</summary>
internal sealed class FeedsVerb : Command
{
    public FeedsVerb()
        : base("feeds", "Try the feeds, fetch them now, take over a list or give it away")
    {
        Add(new CheckFeedsVerb());
        Add(new PullFeedsVerb());
        Add(new ImportFeedsVerb());
        Add(new ExportFeedsVerb());
    }
}
