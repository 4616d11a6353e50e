using System.Collections.Concurrent;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.Page;

/// <summary>How far each person has read in each chat, so that a reload or a second window counts the same.</summary>
internal sealed class ReadMarks(World world)
{
    private readonly ConcurrentDictionary<(long Chat, long Person), int> marks = new();

    public void Read(long chat, long person, int upTo) => marks.AddOrUpdate((chat, person), upTo, (_, before) => Math.Max(before, upTo));

    public int CountUnread(Chat chat, long person)
    {
        var mark = marks.GetValueOrDefault((chat.Id, person));
        return world.MessagesIn(chat).Reverse().TakeWhile(message => message.Id > mark).Count(message => message.From?.Id != person);
    }
}
