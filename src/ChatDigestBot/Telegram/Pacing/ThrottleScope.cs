namespace ChatDigestBot.Telegram.Pacing;

/// <summary>Judges whether a 429 was said to one chat or to the bot. Telegram does not tell.</summary>
/// <remarks>
/// A complaint is the chat's own until three different chats were told to wait within five seconds and these are at least a quarter of all answers
/// of that time: then it is the bot that is too fast. A few busy groups among thousands of deliveries stay a matter of these groups.
/// Not thread-safe.
/// </remarks>
internal sealed class ThrottleScope
{
    private const int Chats = 3;
    private const int Remembered = 64;
    private static readonly long Window = TimeSpan.FromSeconds(5).Ticks;

    private readonly Queue<(long At, long ChatId, bool IsThrottled)> _answers = new();

    public void Answered(long chatId, long now)
    {
        // While nobody complains there is nothing to weigh.
        if (_answers.Count > 0)
        {
            Remember(chatId, isThrottled: false, now);
        }
    }

    /// <summary>Counts a complaint; true when it concerns the whole bot.</summary>
    public bool Throttled(long chatId, long now)
    {
        Remember(chatId, isThrottled: true, now);
        var complaints = _answers.Where(answer => answer.IsThrottled).ToList();
        return complaints.Select(answer => answer.ChatId).Distinct().Count() >= Chats && complaints.Count * 4 >= _answers.Count;
    }

    private void Remember(long chatId, bool isThrottled, long now)
    {
        _answers.Enqueue((now, chatId, isThrottled));
        while (_answers.Count > Remembered || _answers.Peek().At < now - Window)
        {
            _answers.Dequeue();
        }
    }
}
