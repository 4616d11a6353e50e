using ChatDigestBot.Web;

namespace ChatDigestBot.Console.Operation;

/// <summary>What somebody did, as a sentence. Pure.</summary>
internal static class ActWords
{
    /// <summary>Acts without a text of their own, such as those of Hangfire's dashboard, stand as they were written.</summary>
    public static string Of(Visitor visitor, AuditEntry entry)
    {
        var key = $"pages.acts.{entry.Action}";
        return visitor.Texts.Has(visitor.Language, key)
            ? visitor.Say(key, ("subject", entry.Subject ?? "–"))
            : string.Join(' ', new[] { entry.Action, entry.Subject }.OfType<string>());
    }
}
