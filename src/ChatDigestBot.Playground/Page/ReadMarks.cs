using System.Collections.Concurrent;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.Page;

/// <summary>How far each person has read in each chat, so that a reload or a second window counts the same.</summary>
internal sealed class ReadMarks(World world)
{
    private readonly ConcurrentDictionary<(long Chat, long Person), int> marks = new();
    private readonly ConcurrentDictionary<long, int> old = new();

    public void Read(long chat, long person, int upTo) => marks.AddOrUpdate((chat, person), upTo, (_, before) => Math.Max(before, upTo));

    /// <summary>What a world brings along from an earlier run counts as read by everybody.</summary>
    public void ReadAll()
    {
        foreach (var chat in world.Chats)
        {
            old[chat.Id] = world.MessagesIn(chat) is [.., var last] ? last.Id : 0;
        }
    }

    public int CountUnread(Chat chat, long person)
    {
        var mark = Math.Max(marks.GetValueOrDefault((chat.Id, person)), old.GetValueOrDefault(chat.Id));
        return world.MessagesIn(chat).Reverse().TakeWhile(message => message.Id > mark).Count(message => message.From?.Id != person);
    }
}
