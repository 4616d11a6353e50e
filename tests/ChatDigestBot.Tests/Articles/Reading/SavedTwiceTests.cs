using System.Text;
using ChatDigestBot.Articles.Reading;

namespace ChatDigestBot.Tests.Articles.Reading;

public sealed class SavedTwiceTests
{
    [Theory]
    [InlineData("The mayor said: “We’re done — it’s open.”")]
    [InlineData("江北区政府今天公布，滨河步道将在月底前修好。")]
    [InlineData("Le café près de l’hôtel est fermé depuis l’été dernier.")]
    public void A_text_that_was_read_as_Latin_and_saved_again_is_read_as_meant(string text)
    {
        Assert.Equal(text, SavedTwice.Mend(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text))));
        Assert.Equal(text, SavedTwice.Mend(OfWindows(text)));
    }

    [Fact]
    public void What_was_pasted_in_wrongly_is_mended_and_the_rest_stays() => Assert.Equal("A café “near” the river", SavedTwice.Mend("A café â€œnearâ€\u009D the river"));

    [Theory]
    [InlineData("Le café près de l’hôtel est fermé depuis l’été dernier : « déjà » !")]
    [InlineData("„Größe“ und „Ö“ – Ärzte, Äpfel, Übermut; „BAFÖ“")]
    [InlineData("Ação, coração, irmã, não, São Paulo")]
    [InlineData("Â, Ã, ä and å are letters; â€™ is how one ’ looks when it is read wrongly")]
    public void Letters_with_marks_stay(string text) => Assert.Same(text, SavedTwice.Mend(text));

    // As Windows reads it, with what it has no sign for left as it is.
    private static string OfWindows(string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return string.Concat(Encoding.UTF8.GetBytes(text).Select(value => value is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D ? (char)value : Encoding.GetEncoding(1252).GetString([value])[0]));
    }
}
