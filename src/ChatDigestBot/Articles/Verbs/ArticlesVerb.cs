using System.CommandLine;

namespace ChatDigestBot.Articles.Verbs;

/// <summary>The word before <c>check</c>, <c>list</c> and <c>show</c>.</summary>
internal sealed class ArticlesVerb : Command
{
    public ArticlesVerb()
        : base("articles", "Check the posts, list the catalogue, show one article")
    {
        Add(new CheckArticlesVerb());
        Add(new ListArticlesVerb());
        Add(new ShowArticleVerb());
    }
}
