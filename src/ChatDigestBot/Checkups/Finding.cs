namespace ChatDigestBot.Checkups;

internal enum FindingLevel
{
    Good,

    /// <summary>Worth knowing, and nothing is wrong.</summary>
    Note,

    /// <summary>Something does not work, or soon will not.</summary>
    Problem,
}

/// <summary>What one look at the bot's surroundings says; its words are the text <c>doctor.KEY</c>.</summary>
/// <param name="Check">What was looked at, such as <c>token</c>; scripts know it.</param>
/// <param name="Key">The text that says it.</param>
/// <param name="Values">What the text wants to know.</param>
internal sealed record Finding(string Check, FindingLevel Level, string Key, params (string Name, object Value)[] Values)
{
    public static Finding Good(string check, string key, params (string, object)[] values) => new(check, FindingLevel.Good, key, values);

    public static Finding Note(string check, string key, params (string, object)[] values) => new(check, FindingLevel.Note, key, values);

    public static Finding Problem(string check, string key, params (string, object)[] values) => new(check, FindingLevel.Problem, key, values);
}

/// <summary>Looks at one thing the bot depends on, changes nothing, and throws nothing that the world can do to it.</summary>
internal interface ICheckup
{
    /// <param name="isThorough">Takes its time and tries on copies; false where somebody waits in a chat.</param>
    Task<IReadOnlyList<Finding>> LookAsync(bool isThorough, CancellationToken cancellationToken);
}
