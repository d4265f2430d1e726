extension SchemaTable {
  /// WebDAV. The grammar is described at ``SchemaTable``.
  static let webDAV = SchemaTable(
    #"""
    system.webServer/webdav/globalSettings
      propertyStores
        +add open
          @name string required key
          @image string required expanded
          @image32 string expanded
      lockStores
        +add open
          @name string required key
          @image string required expanded
          @image32 string expanded
    system.webServer/webdav/authoring
      @enabled bool =false
      @requireSsl bool =false
      @compatFlags flags{None=0,MsAuthorVia=1,MultiProp=2,CompactXml=4,IsHidden=8,IsCollection=16} \#
    =`MsAuthorVia, MultiProp, CompactXml, IsHidden, IsCollection`
      @maxAllowedXmlRequestLength uint =1000000
      fileSystem
        @allowHiddenFiles bool =false
        @useTransactionalIo bool =false
        @hideChildVirtualDirectories bool =false
        @readBufferSize uint =1024 range(32,134217727) since(10.0-1809)
      properties
        @allowAnonymousPropfind bool =false
        @allowInfinitePropfindDepth bool =false
        @allowCustomProperties bool =true
        +add remove clear open
          @xmlNamespace string required key nonEmpty
          @propertyStore string required nonEmpty
      locks open
        @enabled bool =false
        @lockStore string
        @requireLockForWriting bool =false
    system.webServer/webdav/authoringRules
      @defaultAccess flags{None=0,Read=1,Write=2,Source=16} =None
      @allowNonMimeMapFiles bool =true
      @defaultMimeType string =application/octet-stream
      +add remove clear
        @users string keys
        @roles string keys
        @path string keys nonEmpty
        @access flags{None=0,Read=1,Write=2,Source=16} =Read
    """#)
}
