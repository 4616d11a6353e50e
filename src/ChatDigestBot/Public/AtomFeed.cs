using System.Text;
using System.Xml;
using ChatDigestBot.Articles;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Public;

/// <summary>Articles as an Atom feed (RFC 4287). Pure: the same articles give the same bytes.</summary>
internal static class AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <param name="site">Where people reach the bot, without a slash at the end.</param>
    /// <param name="path">Of the feed itself, with a slash at its beginning.</param>
    public static byte[] Write(string site, string path, string title, string botName, IReadOnlyList<Article> articles)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" }))
        {
            writer.WriteStartElement("feed", Namespace);
            writer.WriteElementString("id", Namespace, site + path);
            writer.WriteElementString("title", Namespace, Plain(title));
            // Nothing has changed as long as no article has: an empty feed is as old as can be.
            writer.WriteElementString("updated", Namespace, IsoInstant.Of(articles.Select(UpdatedAt).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max()));
            Link(writer, "self", site + path, "application/atom+xml");
            Link(writer, "alternate", site + "/", "text/html");
            writer.WriteStartElement("author", Namespace);
            writer.WriteElementString("name", Namespace, Plain(botName));
            writer.WriteEndElement();
            foreach (var article in articles)
            {
                Write(writer, site, article);
            }

            writer.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void Write(XmlWriter writer, string site, Article article)
    {
        var address = $"{site}/a/{article.Key}";
        writer.WriteStartElement("entry", Namespace);
        writer.WriteAttributeString("xml", "lang", null, article.Language);
        writer.WriteElementString("id", Namespace, address);
        writer.WriteElementString("title", Namespace, Plain(article.Title));
        writer.WriteElementString("published", Namespace, IsoInstant.Of(article.PublishedAt));
        writer.WriteElementString("updated", Namespace, IsoInstant.Of(UpdatedAt(article)));
        Link(writer, "alternate", address, "text/html");
        if (article.Link is { } original)
        {
            Link(writer, "via", original, "text/html");
        }

        if (article.Source is { Length: > 0 } source)
        {
            writer.WriteStartElement("author", Namespace);
            writer.WriteElementString("name", Namespace, Plain(source));
            writer.WriteEndElement();
        }

        foreach (var topic in article.Topics)
        {
            writer.WriteStartElement("category", Namespace);
            writer.WriteAttributeString("term", topic);
            writer.WriteEndElement();
        }

        writer.WriteElementString("summary", Namespace, Plain(article.Summary));
        writer.WriteEndElement();
    }

    private static void Link(XmlWriter writer, string relation, string address, string type)
    {
        writer.WriteStartElement("link", Namespace);
        writer.WriteAttributeString("rel", relation);
        writer.WriteAttributeString("type", type);
        writer.WriteAttributeString("href", address);
        writer.WriteEndElement();
    }

    private static DateTimeOffset UpdatedAt(Article article) => article.CorrectedAt is { } corrected && corrected > article.PublishedAt ? corrected : article.PublishedAt;


    private static string Plain(string text) => PlainText.Of(text).Replace('\uFFFE', ' ').Replace('\uFFFF', ' ');
}
