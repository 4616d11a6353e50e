using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using ChatDigestBot.Shared;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace ChatDigestBot.Web;

/// <summary>Encrypts the keys of cookies with a secret that lies in a file and not in the database: whoever reads the one cannot open the console without the other.</summary>
internal sealed class ProtectionKeyFile : IXmlEncryptor, IXmlDecryptor
{
    public const string Setting = "Web:ProtectionKeyFile";

    /// <summary>Less than this can be guessed.</summary>
    public const int MinBytes = 32;

    private const int NonceSize = 12;
    private const int TagSize = 16;

    private static readonly byte[] Purpose = Encoding.UTF8.GetBytes("ChatDigestBot cookie keys");

    private readonly byte[] _key;

    /// <param name="secret">The file's content.</param>
    public ProtectionKeyFile(ReadOnlySpan<byte> secret) => _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret.ToArray(), 32, salt: null, info: Purpose);

    /// <summary>For the framework, which makes a decryptor by the name of its type.</summary>
    public ProtectionKeyFile(IServiceProvider services) => _key = services.GetRequiredService<ProtectionKeyFile>()._key;

    /// <summary>Null where no file is set.</summary>
    /// <exception cref="SettingException">The file cannot be read or is too short.</exception>
    public static ProtectionKeyFile? Read(SettingReader settings)
    {
        if (settings.Text(Setting) is not { } path)
        {
            return null;
        }

        try
        {
            var secret = File.ReadAllBytes(path);
            return secret.Length >= MinBytes ? new ProtectionKeyFile(secret) : throw Wrong(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Wrong(path);
        }
    }

    /// <summary>Whether a stored key is readable without a file.</summary>
    public static bool IsPlain(XElement key) => !key.Descendants().Any(part => part.Name.LocalName == "encryptedSecret") && key.Name.LocalName == "key";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var box = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        using var aes = new AesGcm(_key, TagSize);
        aes.Encrypt(box.AsSpan(0, NonceSize), plain, box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize));
        return new EncryptedXmlInfo(new XElement("secret", Convert.ToBase64String(box)), typeof(ProtectionKeyFile));
    }

    public XElement Decrypt(XElement encryptedElement)
    {
        var box = Convert.FromBase64String(encryptedElement.Value);
        var plain = new byte[box.Length - NonceSize - TagSize];
        using var aes = new AesGcm(_key, TagSize);
        aes.Decrypt(box.AsSpan(0, NonceSize), box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }

    private static SettingException Wrong(string path) => new(Setting, path, $"a file that can be read, with at least {MinBytes} bytes of chance");
}
