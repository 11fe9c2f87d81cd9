namespace Continuity.Customers;

/// <summary>What an identity is.</summary>
public enum IdentityKind
{
    /// <summary>A phone number, in E.164 form.</summary>
    Phone,

    /// <summary>An e-mail address; only its domain is folded to lower case.</summary>
    Email,

    /// <summary>What a chat widget knows a browser by.</summary>
    ChatVisitor,

    /// <summary>The user id of an app.</summary>
    AppUser,

    /// <summary>An id in another system, a CRM's say.</summary>
    External,
}
