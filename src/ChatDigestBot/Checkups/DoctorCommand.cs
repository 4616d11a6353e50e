using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Checkups;

/// <summary>The same look from an admin's chat; that the answer arrives is part of it.</summary>
internal sealed class DoctorCommand(CheckupRound round, TextCatalogue texts)
{
    [ChatCommand("doctor", Access.Admins, Order = 945)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var findings = await round.LookAsync(isThorough: false, cancellationToken);
        return Reply.Of(HtmlText.Lines(findings.Select(finding => texts.Html(
            call.Language,
            finding.Level switch { FindingLevel.Good => "doctor.goodLine", FindingLevel.Note => "doctor.noteLine", _ => "doctor.problemLine" },
            ("words", texts.Get(call.Language, $"doctor.{finding.Key}", finding.Values))))));
    }
}
