namespace Continuity.Api.Webhooks;

/// <summary>A name leads to no address that may be connected to.</summary>
internal sealed class AddressRefusedException : IOException
{
    /// <summary>Refuses to connect.</summary>
    public AddressRefusedException()
        : base("The name leads to no public address.")
    {
    }
}
