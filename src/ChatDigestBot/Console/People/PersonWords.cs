using System.Globalization;
using ChatDigestBot.Chats;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Web;

namespace ChatDigestBot.Console.People;

/// <summary>What is known of a chat, in words. Pure.</summary>
internal static class PersonWords
{
    public static string Name(PersonRow person) => person.Title is { Length: > 0 } title ? title : person.Username is { } username ? "@" + username : person.TelegramId.ToString(CultureInfo.InvariantCulture);

    /// <summary>The most important thing about it, with a tone.</summary>
    public static (string Words, string Tone) State(Visitor visitor, PersonRow person) => person switch
    {
        { IsBanned: true } => (visitor.Say("pages.people.banned"), "bad"),
        { StoppedAt: not null } => (visitor.Say("pages.people.stopped"), ""),
        { Reachability: not Reachability.Reachable } => (visitor.Say($"pages.reasons.{person.Reachability.LowerName()}"), "bad"),
        { PausedUntil: { } until } when until > visitor.Now => (visitor.Say("pages.people.paused"), "warn"),
        { SubscriberId: null } or { NextDigestAt: null } => (visitor.Say("pages.people.withoutTopics"), "warn"),
        _ => (visitor.Say("pages.people.reads"), "good"),
    };

    public static string Kind(Visitor visitor, PersonRow person) => visitor.Say($"pages.kinds.{person.Kind.LowerName()}");
}
