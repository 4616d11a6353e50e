using SendResult = ChatDigestBot.Telegram.Api.ApiResult<Telegram.Bot.Types.MessageId>;

namespace ChatDigestBot.Delivery.Sending;

/// <summary>A call that has ended.</summary>
/// <param name="Row">As it was before the call.</param>
/// <param name="Content">What was sent.</param>
/// <param name="Result">What Telegram said.</param>
internal sealed record Attempt(DeliveryRow Row, LoadedContent Content, SendResult Result);
